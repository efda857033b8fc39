// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.Finding.Severity;
import io.github.lesionj.training.LabelledImage.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of the masks of a data set when they were opened.
 *
 * @param contents of the masks of each split that can be read
 */
record MaskCheck(Map<Split, List<MaskContent>> contents) {

    /** A split of fewer masks than this may happen to have only empty ones. */
    private static final int FEW = 2;

    static MaskCheck of(List<ImageCheck> checks) {
        return new MaskCheck(checks.stream()
                .filter(check -> check.content().isPresent())
                .collect(Collectors.groupingBy(
                        check -> check.image().split(),
                        Collectors.mapping(check -> check.content().orElseThrow(), Collectors.toList()))));
    }

    /** @return the splits in which no mask has a border between lesion and skin: what they say cannot be the truth */
    Finding borderless() {
        List<String> names = new ArrayList<>();
        for (Split split : Split.values()) {
            List<MaskContent> masks = contents.getOrDefault(split, List.of());
            if (masks.stream().anyMatch(MaskContent::hasBorder) || masks.size() < (split == Split.TRAIN ? 1 : FEW))
                continue;
            long empty = masks.stream().filter(MaskContent::isEmpty).count();
            names.add(DataCheck.name(split) + " (" + empty + " empty, " + (masks.size() - empty) + " full)");
        }
        return new Finding(
                Severity.ERROR,
                "of the splits have masks that are all empty or all full, so that they cannot be"
                        + " right; look how they mark the lesion",
                names);
    }

    /** @return how many masks were opened and how much of their pictures they mark, for people; empty if none was */
    Optional<String> sizes() {
        double[] shares = contents.values().stream()
                .flatMap(List::stream)
                .mapToDouble(MaskContent::lesion)
                .sorted()
                .toArray();
        if (shares.length == 0) return Optional.empty();
        return Optional.of(shares.length
                + (shares.length == 1 ? " mask" : " masks")
                + String.format(
                        Locale.ROOT,
                        " opened: the lesion takes %.1f to %.1f %% of its picture, in the middle %.1f %%",
                        100 * shares[0],
                        100 * shares[shares.length - 1],
                        100 * shares[shares.length / 2]));
    }
}
