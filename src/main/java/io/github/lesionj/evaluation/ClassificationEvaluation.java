// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.io.table.LabelTable;
import io.github.lesionj.io.table.NumberTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Predicted class probabilities against the truth, as ISIC 2018 Task 3 scored them.
 *
 * @param images the names, in the order of the truth
 * @param data   what was said about them
 * @param score  the figures
 */
public record ClassificationEvaluation(List<String> images, ClassProbabilities data, ClassificationScore score) {

    private static final List<MetricName> FIGURES = List.of(
            MetricName.RECALL,
            MetricName.PRECISION,
            MetricName.ACCURACY,
            MetricName.SENSITIVITY,
            MetricName.SPECIFICITY,
            MetricName.DICE,
            MetricName.PPV,
            MetricName.NPV,
            MetricName.AUC,
            MetricName.AUC_SENS_80,
            MetricName.AVERAGE_PRECISION,
            MetricName.SENS_SPEC_80,
            MetricName.SENS_SPEC_90,
            MetricName.SPEC_SENS_80);

    public ClassificationEvaluation {
        images = List.copyOf(images);
    }

    /**
     * Scores a table of probabilities. Both tables have the columns {@code image} and one per class, in any order, and
     * the same images; the ISIC challenge's own format is {@code image,MEL,NV,BCC,AKIEC,BKL,DF,VASC}.
     *
     * @param predictionsCsv probabilities 0..1, which need not sum to 1
     * @param truthCsv       1 for the right class, 0 for the others; the column {@code score_weight}, where there is
     *                       one, says how much an image counts (1 otherwise); {@code ISIC_0035068} never counts. Or the
     *                       class's name in a column {@code dx}, {@code diagnosis} or {@code label}
     * @throws IOException if a table is missing or malformed, or columns or images differ; the message names file,
     *     column or image, and the fix
     */
    public static ClassificationEvaluation of(Path predictionsCsv, Path truthCsv) throws IOException {
        return of(predictionsCsv, truthCsv, image -> true);
    }

    /** @param wanted which of the images in the truth are meant; the others may have predictions or not */
    static ClassificationEvaluation of(Path predictionsCsv, Path truthCsv, Predicate<String> wanted)
            throws IOException {
        NumberTable predictions =
                LabelTable.read(predictionsCsv).numbers().ofTwoClasses().only(wanted);
        TrueClasses truth = TrueClasses.read(truthCsv, predictions.columns()).only(wanted);
        checkColumns(predictions, truth);
        checkImages(predictions, truth);
        if (predictions.rows().values().stream()
                .allMatch(row -> Arrays.stream(row).allMatch(value -> value == 0)))
            throw new IOException(
                    predictionsCsv + " gives every image 0 for every class, so there is nothing to score");
        List<double[]> probabilities = new ArrayList<>();
        for (String image : truth.images().keySet()) probabilities.add(probabilities(predictions, truth, image));
        Collection<TrueClasses.Label> labels = truth.images().values();
        double[] weights =
                labels.stream().mapToDouble(TrueClasses.Label::weight).toArray();
        if (Arrays.stream(weights).sum() == 0)
            throw new IOException(truthCsv + " gives every image the weight 0, so there is nothing to score");
        ClassProbabilities data = new ClassProbabilities(
                truth.classes(),
                probabilities.toArray(double[][]::new),
                labels.stream().mapToInt(TrueClasses.Label::index).toArray(),
                weights);
        return new ClassificationEvaluation(List.copyOf(truth.images().keySet()), data, data.score());
    }

    /**
     * Writes one row per class and the row {@code macro}, their mean: class, weight, recall, precision, accuracy, sensitivity,
     * specificity, dice, ppv, npv, auc, auc_sens_80, average_precision, sens_spec_80, sens_spec_90, spec_sens_80. The recall in the row {@code macro} is the balanced accuracy.
     *
     * @throws IOException if the file cannot be written
     */
    public void writeCsv(Path file) throws IOException {
        table().write(file);
    }

    /** @return the figures to read, with how they were made; several lines, each ending with a line feed */
    public String text() {
        return String.format(
                        Locale.ROOT,
                        "Classification of %d %s, %d counted\n",
                        images.size(),
                        images.size() == 1 ? "image" : "images",
                        data.counted())
                + String.format(
                        Locale.ROOT,
                        "balanced accuracy %.4f: the mean of the classes' recall (ISIC; ranks Task 3)\n",
                        score.balancedAccuracy())
                + String.format(
                        Locale.ROOT,
                        "accuracy          %.4f: the share of the images that are right (not official)\n",
                        score.accuracy())
                + table().text()
                + "recall: the most probable class is the right one; " + score.undecided()
                + " undecided by a tie, and so wrong\n"
                + "precision: of the images whose most probable class it is; a dash where there are none\n"
                + "accuracy to npv: probability above 0.5; sens_spec_80, spec_sens_80: where the ROC curve reaches 0.80, sens_spec_90: 0.90\n"
                + "macro: the mean over the classes, each counting the same\n";
    }

    /** @return a row per class, and their mean */
    MetricTable table() {
        MetricTable table = new MetricTable(
                "class",
                Stream.concat(Stream.of("weight"), FIGURES.stream().map(MetricName::key))
                        .toList());
        score.classes().forEach(row -> add(table, row));
        add(table, score.macro());
        return table;
    }

    private static void add(MetricTable table, ClassScore row) {
        table.add(
                row.name(),
                row.weight(),
                row.recall(),
                row.precision(),
                row.accuracy(),
                row.sensitivity(),
                row.specificity(),
                row.dice(),
                row.ppv(),
                row.npv(),
                row.auc(),
                row.aucAbove80(),
                row.averagePrecision(),
                row.sensitivityAt80(),
                row.sensitivityAt90(),
                row.specificityAt80());
    }

    private static void checkColumns(NumberTable predictions, TrueClasses truth) throws IOException {
        if (lower(predictions.columns()).equals(lower(truth.classes()))) return;
        throw new IOException(
                "The header of " + predictions.file() + " is image," + String.join(",", predictions.columns())
                        + " but must be image," + String.join(",", truth.classes()) + " as in " + truth.file());
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static int indexOf(String name, List<String> columns) {
        return columns.stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .toList()
                .indexOf(name.toLowerCase(Locale.ROOT));
    }

    private static void checkImages(NumberTable predictions, TrueClasses truth) throws IOException {
        List<String> missing =
                without(truth.images().keySet(), predictions.rows().keySet());
        if (!missing.isEmpty())
            throw new IOException(predictions.file() + " lacks " + missing.size() + " of "
                    + truth.images().size() + " images, the first is " + missing.get(0) + "; every image of "
                    + truth.file() + " needs a row");
        List<String> extra = without(predictions.rows().keySet(), truth.images().keySet());
        if (!extra.isEmpty())
            throw new IOException(predictions.file() + " has " + extra.size() + " images that are not in "
                    + truth.file() + ", the first is " + extra.get(0) + "; remove their rows");
    }

    private static List<String> without(Collection<String> images, Set<String> others) {
        return images.stream().filter(image -> !others.contains(image)).toList();
    }

    private static double[] probabilities(NumberTable predictions, TrueClasses truth, String image) throws IOException {
        double[] row = predictions.rows().get(image);
        double[] ordered = new double[row.length];
        for (int c = 0; c < ordered.length; c++) {
            String name = truth.classes().get(c);
            ordered[c] = row[indexOf(name, predictions.columns())];
            if (!(ordered[c] >= 0 && ordered[c] <= 1))
                throw new IOException("The image " + image + " in " + predictions.file() + " has the probability "
                        + ordered[c] + " for " + name + "; probabilities are 0 to 1");
        }
        return ordered;
    }
}
