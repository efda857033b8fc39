// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MonitoredMetricTest {

    @Test
    void theBestEpochHasTheHighestScoreOrTheLowestLoss() {
        assertEquals(2, MonitoredMetric.SCORE.best(epochs(0.5, 0.8, 0.7)));
        assertEquals(3, MonitoredMetric.VALIDATION_LOSS.best(epochs(0.5, 0.8, 0.4)));
        assertEquals(1, MonitoredMetric.TRAIN_LOSS.best(epochs(0.5, 0.8, 0.7)));
    }

    @Test
    void ofEqualEpochsTheFirstIsTheBest() {
        assertEquals(1, MonitoredMetric.SCORE.best(epochs(0.5, 0.5)));
        assertEquals(2, MonitoredMetric.VALIDATION_LOSS.best(epochs(0.5, 0.4, 0.4)));
    }

    @Test
    void whatIsNoNumberIsNeverTheBest() {
        assertEquals(0, MonitoredMetric.SCORE.best(epochs()));
        assertEquals(0, MonitoredMetric.VALIDATION_LOSS.best(epochs(Double.NaN)));
        assertEquals(2, MonitoredMetric.VALIDATION_LOSS.best(epochs(Double.NaN, 0.9, Double.NaN)));
    }

    private static List<EpochResult> epochs(double... figures) {
        return DoubleStream.of(figures)
                .mapToObj(figure -> new EpochResult(1, 0.1, figure, figure, Map.of(), figure, 1, 0))
                .toList();
    }
}
