// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.training.CrossValidation;
import io.github.lesionj.training.FoldMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lesionj cross-validate}: a recipe and data to figures on every picture. */
@Command(
        name = "cross-validate",
        description = {
            "Trains a recipe once per fold of its lesions and measures each model on the fold that it has not seen.",
            "Writes fold-1, fold-2 ... (as 'train' does), out-of-fold.csv and folds.csv. Called again with the same folder, it goes on "
                    + "where it was stopped."
        })
final class CrossValidateCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private TrainingOptions options;

    CrossValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        CrossValidation folds = new CrossValidation(options.plan(), options.folder(), new TrainingCall(session));
        Optional<FoldMetrics> figures;
        try (StopWish.Part part = session.stop().begin(() -> {})) {
            figures = folds.run();
        }
        if (figures.isEmpty()) {
            session.console().say("stopped; the same call goes on from there");
            return Main.INTERRUPTED;
        }
        session.out().print(figures.get().text());
        session.console()
                .say("to use the models together: --model "
                        + folds.models().stream().map(Path::toString).collect(Collectors.joining(",")));
        return Main.DONE;
    }
}
