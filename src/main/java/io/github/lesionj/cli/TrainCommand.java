package io.github.lesionj.cli;

import io.github.lesionj.training.DataSet;
import io.github.lesionj.training.EpochResult;
import io.github.lesionj.training.Recipe;
import io.github.lesionj.training.Trainer;
import io.github.lesionj.training.TrainingException;
import io.github.lesionj.training.TrainingMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lesionj train}: a recipe and data to a model. */
@Command(name = "train", description = {
    "Trains a model after a recipe and measures it as it will be used.",
    "Writes <name>.zip (the best epoch's model), log.csv, curves.png and checkpoint.zip. Called again with the same folder, it goes "
    + "on where it was stopped and ends with the same weights."})
final class TrainCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RECIPE.json", description = "what to train and how; see the folder recipes")
    private Path recipeFile;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "folder that holds the recipe's data folder")
    private Path data;

    @Option(names = "--masks", paramLabel = "DIR",
            description = "masks to use instead of the data's own, <image>_segmentation.png")
    private Optional<Path> masks;

    @Mixin
    private OutputFolder output;

    @Mixin
    private DeviceOption device;

    TrainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try {
            Recipe recipe = Recipe.read(recipeFile);
            DataSet set = DataSet.read(recipe, data, masks);
            Trainer trainer = new Trainer(recipe, set, output.create(), device.name, new Display());
            int epochs = trainer.run().size();
            if (epochs < recipe.epochs()) {
                session.console().say("stopped after " + epochs + " of " + recipe.epochs()
                        + " epochs; the same call goes on from there");
                return Main.INTERRUPTED;
            }
            trainer.measure().forEach(metric -> session.out().printf(Locale.ROOT, "%s %.4f on %d pictures (%s; %s)%n",
                    metric.name(), metric.value(), metric.images(), metric.split(), metric.averaging()));
            session.console().say("the model is " + trainer.modelFile());
            return Main.DONE;
        } catch (TrainingException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    /** Shows rate and remaining time, and a line per epoch. */
    private final class Display implements TrainingMonitor {

        private ProgressLine progress = new ProgressLine(session.console(), System::nanoTime);

        @Override
        public void step(int epoch, int shown, int total, double loss) {
            progress.update(shown - 1, total, String.format(Locale.ROOT, "epoch %d, loss %.4f", epoch, loss));
        }

        @Override
        public void measured(int done, int total) {
            progress.update(done - 1, total, "measuring the model");
        }

        @Override
        public void epoch(EpochResult result, int epochs) {
            progress = new ProgressLine(session.console(), System::nanoTime);
            String metrics = result.metrics().entrySet().stream()
                    .map(metric -> String.format(Locale.ROOT, "%s %.4f", metric.getKey(), metric.getValue()))
                    .collect(Collectors.joining(", "));
            session.console().say(String.format(Locale.ROOT, "epoch %d of %d: loss %.4f, validation loss %.4f, %s, %s left",
                    result.epoch(), epochs, result.trainLoss(), result.validationLoss(), metrics,
                    ProgressLine.duration((epochs - result.epoch()) * result.seconds())));
        }

        @Override
        public boolean cancelled() {
            return session.stop().getAsBoolean();
        }
    }
}
