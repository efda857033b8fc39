// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricNameTest {

    @Test
    void theDocumentationListsEachOnce() throws IOException {
        List<String> rows = Arrays.stream(MetricName.values())
                .map(metric -> "| `" + metric.key() + "` | " + (metric.higherIsBetter() ? "higher" : "lower") + " | "
                        + metric.meaning() + " |")
                .toList();
        assertEquals(
                rows,
                Files.readAllLines(Path.of("docs/metrics.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .toList());
    }

    @Test
    void aMasksFiguresAreFoundByName() {
        SegmentationScore score = new SegmentationScore(0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6);
        assertEquals(
                List.of(0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6),
                List.of(
                                MetricName.ACCURACY,
                                MetricName.SENSITIVITY,
                                MetricName.SPECIFICITY,
                                MetricName.PRECISION,
                                MetricName.JACCARD,
                                MetricName.DICE,
                                MetricName.THRESHOLD_JACCARD)
                        .stream()
                        .map(score::of)
                        .toList());
        assertThrows(IllegalArgumentException.class, () -> score.of(MetricName.AUC));
    }
}
