// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.Finding.Severity;
import io.github.lesionj.training.LabelledImage.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Looks for what is wrong with a data set before a network learns it. */
public final class DataCheck {

    private final DataSet data;

    public DataCheck(DataSet data) {
        this.data = data;
    }

    /** Looks at names only, in no time. */
    public DataReport names() {
        return DataReport.of(data, Map.of(), data.listing().notes(), namesAlone());
    }

    /**
     * Opens every picture and mask as well, and looks for pictures that lie in two splits; every training begins with it.
     *
     * @param done hears how many were opened, from several threads
     */
    public DataReport pictures(IntConsumer done) {
        AtomicInteger opened = new AtomicInteger();
        List<ImageCheck> checks = images().parallel()
                .map(image -> {
                    ImageCheck check = ImageCheck.of(image);
                    done.accept(opened.incrementAndGet());
                    return check;
                })
                .toList();
        Map<String, Integer> sizes = new TreeMap<>();
        checks.stream()
                .filter(check -> !check.size().isEmpty())
                .forEach(check -> sizes.merge(check.size(), 1, Integer::sum));
        List<Finding> findings = new ArrayList<>(namesAlone());
        for (DataProblem flaw : DataProblem.values())
            findings.add(new Finding(
                    flaw.severity(),
                    flaw.what(),
                    checks.stream()
                            .filter(check -> check.flaws().containsKey(flaw))
                            .map(check -> check.flaws().get(flaw))
                            .toList()));
        MaskCheck masks = MaskCheck.of(checks);
        if (data.needsMasks()) findings.add(masks.borderless());
        findings.add(new Finding(Severity.WARNING, "pairs of pictures in two splits show the same", twins(checks)));
        return DataReport.of(
                data,
                sizes,
                Stream.concat(data.listing().notes().stream(), masks.sizes().stream())
                        .toList(),
                findings);
    }

    private Stream<LabelledImage> images() {
        return Arrays.stream(Split.values()).flatMap(split -> data.of(split).stream());
    }

    private List<Finding> namesAlone() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                Severity.ERROR,
                "of the splits have no pictures, but both are needed",
                Stream.of(Split.TRAIN, Split.VALIDATION)
                        .filter(split -> data.of(split).isEmpty())
                        .map(DataCheck::name)
                        .toList()));
        findings.add(new Finding(
                Severity.ERROR,
                "of the classes have no picture to learn from",
                data.classes().stream()
                        .filter(name -> data.of(Split.TRAIN).stream()
                                .noneMatch(image -> image.label().equals(name)))
                        .toList()));
        findings.add(new Finding(
                Severity.ERROR,
                "lesions lie in two splits, so that a figure would measure memory;"
                        + " give shares or folds in the recipe, which keep them together",
                torn()));
        data.leftOut()
                .forEach((lack, ids) -> findings.add(
                        new Finding(Severity.WARNING, "pictures are left out, since they have no " + lack, ids)));
        findings.add(new Finding(
                Severity.WARNING,
                "pictures are named in a table but are not there",
                data.listing().missing()));
        findings.add(new Finding(
                Severity.WARNING,
                "masks belong to no picture",
                data.listing().spare().stream().map(Object::toString).toList()));
        data.listing()
                .leftOut()
                .files()
                .forEach((reason, files) -> findings.add(new Finding(
                        Severity.WARNING,
                        "entries of the data folder are left out, " + reason.what(),
                        files.stream().map(Object::toString).toList())));
        return findings;
    }

    private List<String> torn() {
        Map<String, Set<Split>> splits = new TreeMap<>();
        images().forEach(image -> splits.computeIfAbsent(image.lesion(), key -> EnumSet.noneOf(Split.class))
                .add(image.split()));
        return splits.entrySet().stream()
                .filter(lesion -> lesion.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> twins(List<ImageCheck> checks) {
        List<String> twins = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++)
            for (int j = 0; j < i; j++) {
                ImageCheck one = checks.get(j), other = checks.get(i);
                if (one.image().split() == other.image().split()) continue;
                if (one.fingerprint().isPresent()
                        && other.fingerprint().isPresent()
                        && one.fingerprint().get().matches(other.fingerprint().get()))
                    twins.add(one.image().id() + " (" + name(one.image().split()) + ") and "
                            + other.image().id() + " (" + name(other.image().split()) + ")");
            }
        return twins;
    }

    static String name(Split split) {
        return split == Split.TRAIN ? "training" : split.name().toLowerCase(Locale.ROOT);
    }
}
