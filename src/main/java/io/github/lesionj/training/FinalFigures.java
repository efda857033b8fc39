package io.github.lesionj.training;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.evaluation.ClassificationScore;
import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.Metric;
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
 * the card says, a classifier behind the bundled segmenter.
 */
final class FinalFigures {

    private final Recipe recipe;
    private final Path model;
    private final String device;
    private final TrainingMonitor monitor;

    FinalFigures(Recipe recipe, Path model, String device, TrainingMonitor monitor) {
        this.recipe = recipe;
        this.model = model;
        this.device = device;
        this.monitor = monitor;
    }

    /** @return the figures of one split; none where it has no picture */
    List<Metric> of(Split split, List<LabelledImage> images) throws IOException {
        if (images.isEmpty()) return List.of();
        return recipe.task() == Task.SEGMENTATION ? segmentation(split, images) : classification(split, images);
    }

    private List<Metric> segmentation(Split split, List<LabelledImage> images) throws IOException {
        List<SegmentationScore> scores = new ArrayList<>();
        try (Segmenter segmenter = Segmenters.open(model.toString(), device)) {
            for (LabelledImage image : images) {
                Img<ARGBType> picture = ImageOpener.open(image.image()).image();
                scores.add(SegmentationScore.of(MaskFile.read(image.mask()), segmenter.segment(picture).mask()));
                monitor.measured(scores.size(), images.size());
            }
        }
        SegmentationScore mean = SegmentationScore.mean(scores);
        String how = "per picture, then mean, at the picture's size, post-processed";
        return List.of(
                metric("jaccard", mean.jaccard(), split, images, how),
                metric("dice", mean.dice(), split, images, how),
                metric("sensitivity", mean.sensitivity(), split, images, how),
                metric("specificity", mean.specificity(), split, images, how),
                metric("threshold_jaccard", mean.thresholdJaccard(), split, images, how));
    }

    private List<Metric> classification(Split split, List<LabelledImage> images) throws IOException {
        double[][] probabilities = new double[images.size()][];
        int[] truth = new int[images.size()];
        try (Segmenter segmenter = Segmenters.open(ModelStore.DEFAULT_SEGMENTER, device);
                Classifier classifier = Classifiers.open(model.toString(), device)) {
            for (int i = 0; i < truth.length; i++) {
                Img<ARGBType> picture = ImageOpener.open(images.get(i).image()).image();
                probabilities[i] = classifier.classify(picture, segmenter.segment(picture).mask())
                        .probabilities().stream().mapToDouble(Double::doubleValue).toArray();
                truth[i] = recipe.classes().indexOf(images.get(i).label());
                monitor.measured(i + 1, images.size());
            }
        }
        ClassificationScore score = ClassificationScore.of(recipe.classes(), probabilities, truth);
        String how = "lesion found by " + ModelStore.DEFAULT_SEGMENTER;
        return List.of(
                metric("balanced_accuracy", score.balancedAccuracy(), split, images, "mean recall over classes; " + how),
                metric("accuracy", score.accuracy(), split, images, "share of the pictures; " + how),
                metric("auc", score.macro().auc(), split, images, "one class against the rest, mean over classes; " + how));
    }

    private static Metric metric(String name, double value, Split split, List<LabelledImage> images, String how) {
        String part = split.name().toLowerCase(Locale.ROOT)
                + (split == Split.VALIDATION ? " (used to choose the epoch)" : " (looked at once)");
        return new Metric(name, value, part, images.size(), how);
    }
}
