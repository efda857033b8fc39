// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lesionj train}: a recipe and data to a model. */
@Command(
        name = "train",
        description = {
            "Trains a model after a recipe and measures it as it will be used.",
            "Writes <name>.zip (the best epoch's model), log.csv, curves.png, checkpoint.zip and training.json. Ctrl-C stops it after the "
                    + "step in hand; called again, or with 'lesionj resume', it goes on from the last whole epoch and ends with the same weights."
        })
final class TrainCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private TrainingOptions options;

    TrainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        return new TrainingCall(session).run(options.plan(), options.folder());
    }
}
