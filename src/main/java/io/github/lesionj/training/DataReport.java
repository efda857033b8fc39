// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.Finding.Severity;
import io.github.lesionj.training.LabelledImage.Split;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a data set holds and what is wrong with it.
 *
 * @param counts   pictures by class and split: training, validation, test
 * @param sizes    pictures by "width x height"; empty if none was opened
 * @param notes    what else the user should know: which columns were read, how much the masks mark
 * @param findings errors first
 */
public record DataReport(
        Map<String, List<Integer>> counts, Map<String, Integer> sizes, List<String> notes, List<Finding> findings) {

    static DataReport of(DataSet data, Map<String, Integer> sizes, List<String> notes, List<Finding> findings) {
        Map<String, List<Integer>> counts = new TreeMap<>();
        for (String name : data.classes())
            counts.put(
                    name,
                    Arrays.stream(Split.values())
                            .map(split -> (int) data.of(split).stream()
                                    .filter(image -> image.label().equals(name))
                                    .count())
                            .toList());
        List<Finding> sorted = findings.stream()
                .filter(finding -> !finding.names().isEmpty())
                .sorted((a, b) -> a.severity().compareTo(b.severity()))
                .toList();
        return new DataReport(counts, sizes, notes, sorted);
    }

    /** @return the findings of one severity, a sentence each */
    public List<String> sentences(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::sentence)
                .toList();
    }

    /** @return counts, sizes and findings as lines of text */
    public String text() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%-16s %8s %12s %8s%n", "pictures", "training", "validation", "test"));
        counts.forEach((name, split) -> text.append(
                String.format(Locale.ROOT, "%-16s %8d %12d %8d%n", name, split.get(0), split.get(1), split.get(2))));
        if (!sizes.isEmpty())
            text.append("sizes: ")
                    .append(sizes.entrySet().stream()
                            .sorted((a, b) -> b.getValue() - a.getValue())
                            .limit(5)
                            .map(size -> size.getValue() + " of " + size.getKey())
                            .collect(Collectors.joining(", ")))
                    .append(sizes.size() > 5 ? " and " + (sizes.size() - 5) + " further sizes\n" : "\n");
        notes.forEach(note -> text.append(note).append("\n"));
        findings.forEach(finding -> text.append(finding.severity().name().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(finding.sentence())
                .append("\n"));
        return text.toString();
    }
}
