// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.training.TrainingMonitor;
import io.github.lesionj.training.optimization.EpochResult;

/** Stops a training after its first epoch. */
final class OneEpoch implements TrainingMonitor {

    private boolean over;

    @Override
    public void epoch(EpochResult result, int epochs) {
        over = true;
    }

    @Override
    public boolean cancelled() {
        return over;
    }
}
