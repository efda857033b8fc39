// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import io.github.lesionj.model.Default;
import io.github.lesionj.model.Range;
import java.util.List;

/**
 * When a training ends before its last epoch; part of a recipe.
 *
 * @param patience  epochs in a row without progress that end it; 0 to train all epochs
 * @param monitor   whose progress counts
 * @param threshold share of the best value by which a new one must be better to count
 */
public record EarlyStopping(
        @Default("0") int patience,
        @Default("\"validation_loss\"") MonitoredMetric monitor,
        @Default("0") double threshold) {

    public EarlyStopping {
        Range.of(0, 100_000).check("patience", patience);
        Range.below(0, 1).check("threshold", threshold);
    }

    /** @return whether these epochs end the training */
    public boolean reached(List<EpochResult> results) {
        int without = 0;
        for (boolean better : monitor.progress(results, threshold)) without = better ? 0 : without + 1;
        return patience > 0 && without >= patience;
    }
}
