package io.github.lesionj.fiji;

import ij.IJ;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.training.Trainer;
import io.github.lesionj.training.TrainingException;
import io.github.lesionj.training.TrainingPlan;
import io.github.lesionj.training.TrainingResult;
import java.awt.EventQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * One training of a command, with its window where there is a screen. It blocks the command's own thread only: ImageJ
 * stays usable. A macro's window closes at the end, a user's stays.
 */
final class TrainingRun {

    /** PyTorch's engine in Java collects the gradients of one training at a time. */
    private static final Semaphore ENGINE = new Semaphore(1);

    private final TrainingPlan plan;
    private final Path folder;
    private final LiveTraining live;

    TrainingRun(TrainingPlan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
        live = new LiveTraining(plan.recipe().epochs());
    }

    /**
     * Trains, measures the model and says in the log what came of it.
     *
     * @return the model zip
     * @throws TrainingException if it cannot start or go on, or the user cancelled it
     * @throws IOException       if a file cannot be written
     */
    Path toTheEnd() throws IOException {
        if (!ENGINE.tryAcquire())
            throw new TrainingException("Another training is under way in this ImageJ: wait for its end, or stop it.");
        try {
            return alone();
        } finally {
            ENGINE.release();
        }
    }

    private Path alone() throws IOException {
        Trainer trainer = plan.prepare(folder, live);
        Optional<TrainingWindow> window = openWindow();
        boolean done = false;
        try {
            live.end(train(trainer));
            done = true;
        } finally {
            boolean stays = done && !IJ.isMacro();
            if (!stays) window.ifPresent(TrainingRun::close);
        }
        return trainer.modelFile();
    }

    private String train(Trainer trainer) throws IOException {
        TrainingResult reached = trainer.run();
        if (!reached.finished())
            throw new TrainingException("The training stopped after " + reached.epochs().size() + " of "
                    + plan.recipe().epochs() + " epochs; the same command goes on from there.");
        String sentence = "the model of epoch " + reached.bestEpoch() + " is " + trainer.modelFile();
        List<Metric> figures = trainer.measure();
        IJ.log("LesionJ: " + sentence);
        for (Metric figure : figures)
            IJ.log(String.format(Locale.ROOT, "LesionJ: %s %.4f on %d pictures (%s; %s)", figure.name(), figure.value(),
                    figure.images(), figure.split(), figure.averaging()));
        return sentence;
    }

    private Optional<TrainingWindow> openWindow() {
        if (!Screen.isInteractive()) return Optional.empty();
        return Optional.of(CompletableFuture
                .supplyAsync(() -> TrainingWindow.open(plan.recipe().name(), live), EventQueue::invokeLater).join());
    }

    private static void close(TrainingWindow window) {
        CompletableFuture.runAsync(window::dispose, EventQueue::invokeLater).join();
    }

    /** Copies a model to the user's model folder. */
    static void install(Path model) throws IOException {
        Path installed = ModelStore.standard().folder().resolve(model.getFileName());
        AtomicFile.write(installed, out -> Files.copy(model, out));
        IJ.log("LesionJ: the model can now be used by its name, from " + installed);
    }
}
