// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lesionj.io.ContactSheet;
import io.github.lesionj.io.CurvePlot.Curve;
import io.github.lesionj.io.report.HtmlPage;
import io.github.lesionj.io.report.LinePlot;
import io.github.lesionj.io.report.PlotAxis;
import io.github.lesionj.io.report.Svg;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.Metric;
import io.github.lesionj.training.optimization.EpochResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the live view shows, as a page for where there is no screen: {@code report.html}, rewritten after each epoch. */
final class TrainingReport {

    private static final int WIDTH = 340;
    private static final int HEIGHT = 230;

    private final Recipe recipe;
    private final Path file;
    private TrainingResult reached = TrainingResult.NONE;
    private Optional<Preview> preview = Optional.empty();
    private List<Metric> figures = List.of();

    /** @param folder of the training */
    TrainingReport(Recipe recipe, Path folder) {
        this.recipe = recipe;
        file = folder.resolve("report.html");
    }

    /** Writes how far the training got. */
    void write(TrainingResult newReached, Optional<Preview> newPreview) throws IOException {
        reached = newReached;
        preview = newPreview;
        write();
    }

    /** Writes the finished model's figures too. */
    void write(List<Metric> newFigures) throws IOException {
        figures = newFigures;
        write();
    }

    private void write() throws IOException {
        List<EpochResult> results = reached.epochs();
        HtmlPage page =
                new HtmlPage("Training of " + recipe.name()).text(recipe.about().description());
        if (!figures.isEmpty()) figures(page);
        if (!results.isEmpty()) curves(page, results);
        if (preview.isPresent())
            page.heading("A validation picture after the last epoch")
                    .text(preview.get().truth().isPresent() ? "Blue: the expert's outline. Yellow: the network's." : "")
                    .pictures(List.of(new ContactSheet.Tile(
                            preview.get().caption(), preview.get().outlined())));
        if (!results.isEmpty()) epochs(page, results);
        recipe(page);
        page.write(file);
    }

    private void figures(HtmlPage page) {
        page.heading("The finished model, as it will be used")
                .table(
                        List.of("figure", "value", "pictures", "of", "how"),
                        figures.stream()
                                .map(figure -> List.of(
                                        figure.name(),
                                        number(figure.value()),
                                        Integer.toString(figure.images()),
                                        figure.split(),
                                        figure.averaging()))
                                .toList());
    }

    private void curves(HtmlPage page, List<EpochResult> results) {
        page.heading("Curves")
                .text(String.format(
                        Locale.ROOT,
                        "Epoch %d of %d; the best was epoch %d; %.1f minutes.",
                        results.size(),
                        recipe.training().epochs(),
                        reached.bestEpoch(),
                        results.stream().mapToDouble(EpochResult::seconds).sum() / 60))
                .drawings(
                        plot("Loss", TrainingCurves.losses(results)),
                        plot("Validation figures", TrainingCurves.metrics(results)));
    }

    private static Svg plot(String title, List<Curve> curves) {
        double[][] values = curves.stream().map(Curve::values).toArray(double[][]::new);
        double[] epochs =
                IntStream.rangeClosed(1, values[0].length).asDoubleStream().toArray();
        LinePlot plot =
                new LinePlot(title, PlotAxis.around("epoch", epochs), PlotAxis.around("", values), WIDTH, HEIGHT);
        curves.forEach(curve -> plot.line(curve.name(), epochs, curve.values()));
        return plot.draw();
    }

    private static void epochs(HtmlPage page, List<EpochResult> results) {
        List<String> metrics = List.copyOf(results.get(0).metrics().keySet());
        page.heading("Epochs")
                .table(
                        concat(
                                List.of("epoch", "learning rate", "training loss", "validation loss"),
                                metrics,
                                List.of("seconds")),
                        results.stream()
                                .map(result -> concat(
                                        List.of(
                                                Integer.toString(result.epoch()),
                                                        String.format(Locale.ROOT, "%.2e", result.learningRate()),
                                                number(result.trainLoss()), number(result.validationLoss())),
                                        metrics.stream()
                                                .map(name ->
                                                        number(result.metrics().get(name)))
                                                .toList(),
                                        List.of(String.format(Locale.ROOT, "%.1f", result.seconds()))))
                                .toList());
    }

    private void recipe(HtmlPage page) {
        JsonObject keys = JsonParser.parseString(Json.write(recipe)).getAsJsonObject();
        List<List<String>> rows = new ArrayList<>();
        addLeaves("", keys, rows);
        page.heading("Recipe").table(List.of("key", "value"), rows);
    }

    private static void addLeaves(String group, JsonObject keys, List<List<String>> rows) {
        keys.entrySet().forEach(key -> {
            if (key.getValue().isJsonObject())
                addLeaves(group + key.getKey() + ".", key.getValue().getAsJsonObject(), rows);
            else
                rows.add(List.of(
                        group + key.getKey(),
                        key.getValue().isJsonPrimitive()
                                ? key.getValue().getAsString()
                                : key.getValue().toString()));
        });
    }

    private static List<String> concat(List<String> first, List<String> second, List<String> third) {
        return Stream.of(first, second, third).flatMap(List::stream).toList();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
