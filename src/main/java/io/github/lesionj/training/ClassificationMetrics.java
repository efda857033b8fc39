// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.analysis.ClassUncertainty;
import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.evaluation.ClassProbabilities;
import io.github.lesionj.evaluation.Interval;
import io.github.lesionj.evaluation.MetricName;
import io.github.lesionj.evaluation.Reliability;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.model.Doubt;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.Temperature;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * The figures of a finished classifier behind the bundled segmenter. The class weights and then the temperature, which
 * changes no decision, are chosen on the validation pictures.
 */
final class ClassificationMetrics {

    private static final List<String> FIGURES = Stream.of(
                    MetricName.BALANCED_ACCURACY, MetricName.ACCURACY, MetricName.PRECISION, MetricName.AUC)
            .map(MetricName::key)
            .toList();
    private static final Interval NO_INTERVAL = new Interval(Double.NaN, Double.NaN);
    private static final String CHOSEN = "the epoch, the class weights and the temperature";

    private final FinalMetrics figures;
    private final List<String> classes;

    ClassificationMetrics(FinalMetrics figures) {
        this.figures = figures;
        classes = figures.data().classes();
    }

    ModelCard complete(ModelCard card) throws IOException {
        try (LesionFinder lesions = LesionFinder.of(card.region(), figures.data(), figures.device())) {
            double[][] validation = probabilities(Split.VALIDATION, lesions);
            long[] counts = new long[classes.size()];
            for (int label : labels(Split.TRAIN)) counts[label]++;
            List<Double> weights = ClassBalance.choose(
                    classes, counts, validation, labels(Split.VALIDATION), figures.bootstrap(Split.VALIDATION));
            double temperature =
                    TemperatureFit.choose(ClassBalance.weighted(weights, validation), labels(Split.VALIDATION));
            double[][] answers = finished(weights, temperature, validation);
            List<Metric> metrics = new ArrayList<>(metrics(answers, Split.VALIDATION, lesions.text()));
            if (!figures.data().of(Split.TEST).isEmpty()) {
                double[][] test = finished(weights, temperature, probabilities(Split.TEST, lesions));
                metrics.addAll(metrics(test, Split.TEST, lesions.text()));
                writeTable(test);
            }
            return card.withPriorCorrection(weights)
                    .withTemperature(temperature)
                    .withRocCurves(MeasuredCurves.of(
                            new ClassProbabilities(classes, answers, labels(Split.VALIDATION)),
                            "validation (used to choose " + CHOSEN + ")"))
                    .withMetrics(metrics)
                    .withReview(
                            figures.review(Doubt.CLASS_ENTROPY, doubted(answers), MetricName.ACCURACY.key(), CHOSEN));
        }
    }

    private List<ReviewThreshold.Answer> doubted(double[][] answers) {
        int[] labels = labels(Split.VALIDATION);
        List<ReviewThreshold.Answer> doubted = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            int likeliest = 0;
            for (int c = 1; c < answers[i].length; c++) if (answers[i][c] > answers[i][likeliest]) likeliest = c;
            boolean wrong = likeliest != labels[i];
            doubted.add(new ReviewThreshold.Answer(ClassUncertainty.entropy(answers[i]), wrong, wrong ? 0 : 1));
        }
        return doubted;
    }

    private static double[][] finished(List<Double> weights, double temperature, double[][] probabilities) {
        return Arrays.stream(ClassBalance.weighted(weights, probabilities))
                .map(row -> Temperature.apply(temperature, row))
                .toArray(double[][]::new);
    }

    /** Each picture's class probabilities, neither weighted nor calibrated. */
    private double[][] probabilities(Split split, LesionFinder lesions) throws IOException {
        List<LabelledImage> images = figures.data().of(split);
        double[][] probabilities = new double[images.size()][];
        try (Classifier classifier = Classifiers.open(figures.model().toString(), figures.device())) {
            for (int i = 0; i < probabilities.length; i++) {
                Img<ARGBType> picture = ImageOpener.open(images.get(i).image()).image();
                probabilities[i] = lesions
                        .lesion(images.get(i), picture)
                        .filter(lesion -> Region.boundingBox(lesion).isPresent())
                        .map(lesion -> classifier.classify(picture, lesion))
                        .orElseGet(() -> classifier.classify(picture))
                        .probabilities()
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                figures.measured(i + 1, images.size());
            }
        }
        return probabilities;
    }

    private int[] labels(Split split) {
        return figures.data().of(split).stream()
                .mapToInt(image -> classes.indexOf(image.label()))
                .toArray();
    }

    private List<Metric> metrics(double[][] probabilities, Split split, String lesions) {
        ClassProbabilities answers = new ClassProbabilities(classes, probabilities, labels(split));
        String how = "; " + lesions;
        List<Metric> metrics = new ArrayList<>(answers.measures().figures(figures.bootstrap(split)).stream()
                .filter(figure -> FIGURES.contains(figure.name()))
                .map(figure -> figures.metric(
                        figure.name(), figure.value(), figure.interval(), split, CHOSEN, figure.averaging() + how))
                .toList());
        metrics.add(figures.metric(
                MetricName.CALIBRATION_ERROR.key(),
                answers.reliability().error(),
                NO_INTERVAL,
                split,
                CHOSEN,
                "expected, of the greatest probability in " + Reliability.BINS + " bins" + how));
        return metrics;
    }

    private void writeTable(double[][] probabilities) throws IOException {
        CsvTable table =
                new CsvTable(Stream.concat(Stream.of("image"), classes.stream()).toList());
        List<LabelledImage> images = figures.data().of(Split.TEST);
        for (int i = 0; i < probabilities.length; i++)
            table.add(Stream.concat(
                            Stream.of(images.get(i).id()),
                            Arrays.stream(probabilities[i]).mapToObj(Double::toString))
                    .toList());
        table.write(figures.testTable());
    }
}
