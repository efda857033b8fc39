package io.github.lesionj.training;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.evaluation.Bootstrap;
import io.github.lesionj.evaluation.ClassProbabilities;
import io.github.lesionj.evaluation.Interval;
import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * Measures a finished model as its users will use it: on the pictures in their own size, mirrored and post-processed as
 * the card says, a classifier behind the bundled segmenter. A classifier's class weights are chosen here, on the
 * validation pictures, before the test pictures are looked at.
 */
final class FinalFigures {

    private static final Map<String, ToDoubleFunction<SegmentationScore>> SEGMENTATION_FIGURES = segmentationFigures();
    private static final List<String> CLASSIFICATION_FIGURES = List.of("balanced_accuracy", "accuracy", "auc");

    private final Recipe recipe;
    private final DataSet data;
    private final Path model;
    private final String device;
    private final TrainingMonitor monitor;

    FinalFigures(Recipe recipe, DataSet data, Path model, String device, TrainingMonitor monitor) {
        this.recipe = recipe;
        this.data = data;
        this.model = model;
        this.device = device;
        this.monitor = monitor;
    }

    private static Map<String, ToDoubleFunction<SegmentationScore>> segmentationFigures() {
        Map<String, ToDoubleFunction<SegmentationScore>> figures = new LinkedHashMap<>();
        figures.put("jaccard", SegmentationScore::jaccard);
        figures.put("dice", SegmentationScore::dice);
        figures.put("sensitivity", SegmentationScore::sensitivity);
        figures.put("specificity", SegmentationScore::specificity);
        figures.put("threshold_jaccard", SegmentationScore::thresholdJaccard);
        return figures;
    }

    /** @return the card with its figures on the validation and, where there is one, the test split */
    ModelCard complete(ModelCard card) throws IOException {
        return recipe.task() == Task.SEGMENTATION ? segmentation(card) : classification(card);
    }

    private ModelCard segmentation(ModelCard card) throws IOException {
        List<Metric> metrics = new ArrayList<>();
        try (Segmenter segmenter = Segmenters.open(model.toString(), device)) {
            for (Split split : List.of(Split.VALIDATION, Split.TEST)) {
                List<SegmentationScore> scores = new ArrayList<>();
                List<LabelledImage> images = data.of(split);
                for (LabelledImage image : images) {
                    Img<ARGBType> picture = ImageOpener.open(image.image()).image();
                    scores.add(SegmentationScore.of(image.readMask(picture), segmenter.segment(picture).mask()));
                    monitor.measured(scores.size(), images.size());
                }
                if (!images.isEmpty()) metrics.addAll(figures(scores, split));
            }
        }
        return card.withMetrics(metrics);
    }

    private List<Metric> figures(List<SegmentationScore> scores, Split split) {
        String how = "per picture, then mean, at the picture's size, post-processed";
        Bootstrap bootstrap = bootstrap(split);
        return SEGMENTATION_FIGURES.entrySet().stream().map(figure -> {
            double[] values = scores.stream().mapToDouble(figure.getValue()).toArray();
            return metric(figure.getKey(), Arrays.stream(values).average().orElseThrow(), bootstrap.ofMean(values), split, how);
        }).toList();
    }

    /** Draws lesions where several pictures may show one. */
    private Bootstrap bootstrap(Split split) {
        return Bootstrap.byGroup(data.of(split).stream().map(LabelledImage::lesion).toList());
    }

    private ModelCard classification(ModelCard card) throws IOException {
        double[][] validation = probabilities(Split.VALIDATION);
        long[] counts = new long[recipe.classes().size()];
        for (int label : labels(Split.TRAIN)) counts[label]++;
        List<Double> weights = ClassBalance.choose(recipe.classes(), counts, validation, labels(Split.VALIDATION));
        List<Metric> metrics = new ArrayList<>(figures(weights, validation, Split.VALIDATION));
        if (!data.of(Split.TEST).isEmpty())
            metrics.addAll(figures(weights, probabilities(Split.TEST), Split.TEST));
        return card.withClassWeights(weights).withMetrics(metrics);
    }

    /** Each picture's class probabilities, unweighted. */
    private double[][] probabilities(Split split) throws IOException {
        List<LabelledImage> images = data.of(split);
        double[][] probabilities = new double[images.size()][];
        try (Segmenter segmenter = Segmenters.open(ModelStore.DEFAULT_SEGMENTER, device);
                Classifier classifier = Classifiers.open(model.toString(), device)) {
            for (int i = 0; i < probabilities.length; i++) {
                Img<ARGBType> picture = ImageOpener.open(images.get(i).image()).image();
                probabilities[i] = classifier.classify(picture, segmenter.segment(picture).mask())
                        .probabilities().stream().mapToDouble(Double::doubleValue).toArray();
                monitor.measured(i + 1, images.size());
            }
        }
        return probabilities;
    }

    private int[] labels(Split split) {
        return data.of(split).stream().mapToInt(image -> recipe.classes().indexOf(image.label())).toArray();
    }

    private List<Metric> figures(List<Double> weights, double[][] probabilities, Split split) {
        ClassProbabilities answers = new ClassProbabilities(
                recipe.classes(), ClassBalance.weighted(weights, probabilities), labels(split));
        return answers.measures().figures(bootstrap(split)).stream()
                .filter(figure -> CLASSIFICATION_FIGURES.contains(figure.name()))
                .map(figure -> metric(figure.name(), figure.value(), figure.interval(), split,
                        figure.averaging() + "; lesion found by " + ModelStore.DEFAULT_SEGMENTER)).toList();
    }

    private Metric metric(String name, double value, Interval interval, Split split, String how) {
        String chosen = recipe.task() == Task.SEGMENTATION ? "the epoch" : "the epoch and the class weights";
        String part = split == Split.VALIDATION ? " (used to choose " + chosen + ")" : " (not used to choose anything)";
        List<Double> ends = Double.isNaN(interval.low()) ? List.of() : List.of(interval.low(), interval.high());
        return new Metric(name, value, split.name().toLowerCase(Locale.ROOT) + part, data.of(split).size(), how, ends);
    }
}
