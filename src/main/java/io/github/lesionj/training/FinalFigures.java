package io.github.lesionj.training;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.evaluation.ClassificationScore;
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
import java.util.List;
import java.util.Locale;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * Measures a finished model as its users will use it: on the pictures in their own size, mirrored and post-processed as
 * the card says, a classifier behind the bundled segmenter. A classifier's class weights are chosen here, on the
 * validation pictures, before the test pictures are looked at.
 */
final class FinalFigures {

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
                if (!images.isEmpty()) metrics.addAll(figures(SegmentationScore.mean(scores), split));
            }
        }
        return card.withMetrics(metrics);
    }

    private List<Metric> figures(SegmentationScore mean, Split split) {
        String how = "per picture, then mean, at the picture's size, post-processed";
        return List.of(
                metric("jaccard", mean.jaccard(), split, how),
                metric("dice", mean.dice(), split, how),
                metric("sensitivity", mean.sensitivity(), split, how),
                metric("specificity", mean.specificity(), split, how),
                metric("threshold_jaccard", mean.thresholdJaccard(), split, how));
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
        ClassificationScore score = ClassificationScore.of(
                recipe.classes(), ClassBalance.weighted(weights, probabilities), labels(split));
        String how = "lesion found by " + ModelStore.DEFAULT_SEGMENTER;
        return List.of(
                metric("balanced_accuracy", score.balancedAccuracy(), split, "mean recall over classes; " + how),
                metric("accuracy", score.accuracy(), split, "share of the pictures; " + how),
                metric("auc", score.macro().auc(), split, "one class against the rest, mean over classes; " + how));
    }

    private Metric metric(String name, double value, Split split, String how) {
        String chosen = recipe.task() == Task.SEGMENTATION ? "the epoch" : "the epoch and the class weights";
        String part = split == Split.VALIDATION ? " (used to choose " + chosen + ")" : " (not used to choose anything)";
        return new Metric(name, value, split.name().toLowerCase(Locale.ROOT) + part, data.of(split).size(), how);
    }
}
