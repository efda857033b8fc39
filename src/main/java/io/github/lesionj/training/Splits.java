// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.table.LabelTable;
import io.github.lesionj.training.LabelledImage.Split;
import io.github.lesionj.training.layout.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Tells which part of the data each picture belongs to. */
final class Splits {

    private Splits() {}

    /**
     * By a list of the user's if the recipe names one; else by folds or shares of the lesions; else as the data say.
     * Where the data say it and folds or shares are asked for, the lesions of which all pictures are for training are
     * dealt, and the others are left for the test.
     *
     * @param folder of the data
     * @return the split of an entry; empty for an entry without one
     * @throws IOException              if the list cannot be read
     * @throws IllegalArgumentException if a split has an unknown name
     */
    static Function<Entry, Optional<Split>> of(DataSpec spec, long seed, Path folder, List<Entry> entries)
            throws IOException {
        if (!spec.splits().isEmpty()) {
            Map<String, String> listed =
                    LabelTable.read(folder.resolve(spec.splits())).column(LabelTable.SPLIT);
            return entry -> named(listed.getOrDefault(entry.id(), ""));
        }
        if (spec.folds() == 0 && spec.shares().isEmpty()) return entry -> named(entry.split());
        Map<String, String> classOf = new TreeMap<>();
        entries.forEach(entry -> classOf.putIfAbsent(lesion(entry), entry.label()));
        for (Entry entry : entries)
            if (named(entry.split()).orElse(Split.TRAIN) != Split.TRAIN) classOf.remove(lesion(entry));
        Map<String, Split> dealt =
                spec.folds() > 0 ? folds(spec, seed, classOf) : Folds.share(classOf, spec.shares(), seed);
        return entry -> Optional.of(dealt.getOrDefault(lesion(entry), Split.TEST));
    }

    /** @return the lesion that an entry shows; its own where nothing is told */
    static String lesion(Entry entry) {
        return entry.lesion().isEmpty() ? entry.id() : entry.lesion();
    }

    private static Map<String, Split> folds(DataSpec spec, long seed, Map<String, String> classOf) {
        Map<String, Split> splits = new HashMap<>();
        Folds.deal(classOf, spec.folds(), seed)
                .forEach((lesion, fold) -> splits.put(
                        lesion,
                        spec.test().contains(fold)
                                ? Split.TEST
                                : spec.validation().contains(fold) ? Split.VALIDATION : Split.TRAIN));
        return splits;
    }

    private static Optional<Split> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "train", "training" -> Optional.of(Split.TRAIN);
            case "val", "valid", "validation" -> Optional.of(Split.VALIDATION);
            case "test", "testing" -> Optional.of(Split.TEST);
            default ->
                throw new IllegalArgumentException("unknown split " + name + "; write train, validation or test");
        };
    }
}
