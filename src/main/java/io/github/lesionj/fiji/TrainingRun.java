// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.training.Recipe;
import io.github.lesionj.training.TrainingMonitor;
import java.awt.EventQueue;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Shows a training in its window where there is a screen. It blocks the command's own thread only: ImageJ stays usable. A
 * macro's window closes at the end, a user's stays.
 */
final class TrainingRun {

    private TrainingRun() {}

    /** What is shown. */
    @FunctionalInterface
    interface Work {
        /** @return in one sentence what came of it */
        String carryOut(TrainingMonitor monitor) throws IOException;
    }

    /**
     * Carries the work out, and says in the log what came of it.
     *
     * @throws io.github.lesionj.io.UserException if another training is under way, or from the work
     * @throws IOException       from the work
     */
    static void show(Recipe recipe, Work work) throws IOException {
        try (TorchEngine.Claim alone = TorchEngine.claimTraining()) {
            showAlone(recipe, work);
        }
    }

    private static void showAlone(Recipe recipe, Work work) throws IOException {
        LiveTraining live = new LiveTraining(recipe.training().epochs());
        Optional<TrainingWindow> window = open(recipe.name(), live);
        boolean done = false;
        try {
            String sentence = work.carryOut(live);
            live.end(sentence);
            Log.say(sentence);
            done = true;
        } finally {
            boolean stays = done && !IJ.isMacro();
            if (!stays) window.ifPresent(TrainingRun::close);
        }
    }

    private static Optional<TrainingWindow> open(String title, LiveTraining live) {
        if (!Screen.isInteractive()) return Optional.empty();
        return Optional.of(
                CompletableFuture.supplyAsync(() -> TrainingWindow.open(title, live), EventQueue::invokeLater)
                        .join());
    }

    private static void close(TrainingWindow window) {
        CompletableFuture.runAsync(window::dispose, EventQueue::invokeLater).join();
    }
}
