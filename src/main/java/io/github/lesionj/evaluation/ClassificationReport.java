// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.io.ContactSheet.Tile;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.report.HtmlPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Writes how well images were classified: tables, plots and a page with the most confident mistakes and hits. */
public final class ClassificationReport {

    private static final int CASES = 8;

    private final EvaluationInputs inputs;
    private final ClassificationEvaluation evaluation;
    private final ClassProbabilities data;
    private final Summary summary;

    private ClassificationReport(EvaluationInputs inputs) throws IOException {
        this.inputs = inputs;
        evaluation = ClassificationEvaluation.of(inputs.predictions(), inputs.truth(), inputs::wants);
        data = evaluation.data();
        summary = Summary.of(data.measures(), inputs.bootstrap(evaluation.images()));
    }

    /**
     * Evaluates and writes scores.csv (a row per class), images.csv (a row per image), summary.csv (the figures with
     * intervals), confusion, roc and reliability as .csv and .svg, report.html and, where there is another model,
     * comparison.csv.
     *
     * @param folder that exists
     * @return the figures to read
     * @throws IOException if a table is missing or malformed, or a file cannot be written; the message names it
     */
    public static String write(EvaluationInputs inputs, Path folder) throws IOException {
        return new ClassificationReport(inputs).writeInto(folder);
    }

    private String writeInto(Path folder) throws IOException {
        evaluation.writeCsv(folder.resolve("scores.csv"));
        summary.writeCsv(folder.resolve("summary.csv"));
        writeImages(folder.resolve("images.csv"));
        ClassificationPlots plots = new ClassificationPlots(data);
        plots.write(folder);
        HtmlPage page = new HtmlPage("Classification by " + inputs.name())
                .text(images() + ". The truth is " + inputs.truth() + ".")
                .table(List.of("figure", "value", "95 % interval", "averaging"), summary.cells())
                .text(summary.resampling())
                .text(
                        "An image is right if its only most probable class is the true one. sens_spec_80 is the sensitivity where "
                                + "the ROC curve has the specificity 0.80 (sens_spec_90: 0.90), spec_sens_80 the reverse, auc_sens_80 the area above the "
                                + "sensitivity 0.80.")
                .heading("Which class was taken for which")
                .drawings(plots.confusion())
                .heading("How well the classes are told apart, and whether confidence is deserved")
                .drawings(plots.roc(), plots.reliability())
                .text(String.format(
                        Locale.ROOT,
                        "Expected calibration error %.4f: the distance of the bars from the dashed line, "
                                + "a mean over the images, in %d bins of the greatest probability.",
                        data.reliability().error(),
                        Reliability.BINS))
                .heading("Each class against the rest");
        evaluation.table().show(page);
        page.text(
                "accuracy to npv at a probability above 0.5. macro is the mean over the classes, each counting the same.");
        compare(page, folder);
        cases(page);
        page.text("LesionJ is a research tool, no medical device: these are research figures, not diagnoses.")
                .write(folder.resolve("report.html"));
        return "Classification by " + inputs.name() + ": " + images() + "\n" + summary.text();
    }

    private String images() {
        return data.images() + " images"
                + (data.counted() < data.images() ? ", of which " + data.counted() + " count" : "");
    }

    /** One row per image: image, truth, prediction, probability of the true class. */
    private void writeImages(Path file) throws IOException {
        CsvTable table = new CsvTable(List.of("image", "truth", "prediction", "probability_of_truth"));
        for (int i = 0; i < data.images(); i++)
            table.add(List.of(
                    evaluation.images().get(i),
                    data.classes().get(data.truth(i)),
                    label(i),
                    Double.toString(data.probability(i, data.truth(i)))));
        table.write(file);
    }

    private String label(int image) {
        return data.label(image) == ClassProbabilities.UNDECIDED
                ? ConfusionMatrix.UNDECIDED
                : data.classes().get(data.label(image));
    }

    private void compare(HtmlPage page, Path folder) throws IOException {
        if (inputs.other().isEmpty()) return;
        Path other = inputs.other().get();
        Measures others = ClassificationEvaluation.of(other, inputs.truth(), inputs::wants)
                .data()
                .measures();
        Comparison comparison = Comparison.of(data.measures(), others, inputs.bootstrap(evaluation.images()));
        comparison.writeCsv(folder.resolve("comparison.csv"));
        comparison.show(page, other);
    }

    private void cases(HtmlPage page) throws IOException {
        List<Integer> byTruth = IntStream.range(0, data.images())
                .filter(i -> data.weight(i) > 0
                        && inputs.images().containsKey(evaluation.images().get(i)))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> data.probability(i, data.truth(i))))
                .toList();
        List<Integer> mistakes = byTruth.stream()
                .filter(i -> data.label(i) != data.truth(i))
                .limit(CASES)
                .toList();
        List<Integer> hits = new ArrayList<>();
        for (int c = 0; c < data.classes().size(); c++) {
            int index = c;
            byTruth.stream()
                    .filter(i -> data.truth(i) == index && data.label(i) == index)
                    .reduce((a, b) -> b)
                    .ifPresent(hits::add);
        }
        if (!mistakes.isEmpty()) page.heading("The worst mistakes").pictures(tiles(mistakes));
        if (!hits.isEmpty())
            page.heading("The surest right answer of each class").pictures(tiles(hits));
    }

    private List<Tile> tiles(List<Integer> cases) throws IOException {
        List<Tile> tiles = new ArrayList<>();
        for (int i : cases) {
            String name = evaluation.images().get(i);
            String said = data.label(i) == ClassProbabilities.UNDECIDED
                    ? ConfusionMatrix.UNDECIDED
                    : String.format(Locale.ROOT, "%s %.3f", label(i), data.probability(i, data.label(i)));
            tiles.add(new Tile(
                    name + ", " + data.classes().get(data.truth(i)) + " called " + said,
                    ImageOpener.open(inputs.images().get(name)).image()));
        }
        return tiles;
    }
}
