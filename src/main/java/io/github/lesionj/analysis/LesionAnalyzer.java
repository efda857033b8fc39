// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/**
 * The whole way of one picture: segment, outline, measure, classify. From a script:
 *
 * <pre>try (LesionAnalyzer analyzer = LesionAnalyzer.open()) { analyzer.analyze(image).diagnosis().label(); }</pre>
 *
 * Close it when done. The models are leased from those that are open in this process: the first open takes a second or two,
 * the next none while another uses the same models or did so in the last five minutes. May be used from many threads. Closing
 * it again does nothing; using it after that throws a {@link io.github.lesionj.model.ModelException} that says so. A research
 * tool, no medical device.
 */
public final class LesionAnalyzer implements AutoCloseable {

    private final Segmenter segmenter;
    private final Classifier classifier;

    /** Takes over both parts and closes them with itself. */
    public LesionAnalyzer(Segmenter segmenter, Classifier classifier) {
        this.segmenter = segmenter;
        this.classifier = classifier;
    }

    /** Opens the bundled models on the best device. */
    public static LesionAnalyzer open() {
        return open(AnalyzerOptions.DEFAULT);
    }

    /**
     * Opens models.
     *
     * @throws io.github.lesionj.model.ModelException if a model or the device cannot be used
     */
    public static LesionAnalyzer open(AnalyzerOptions options) {
        Segmenter segmenter = Segmenters.open(options.segmentationModel(), options.device());
        try {
            return new LesionAnalyzer(segmenter, Classifiers.open(options.classificationModel(), options.device()));
        } catch (RuntimeException e) {
            segmenter.close();
            throw e;
        }
    }

    /** Analyses a picture without calibration; blocks until done. */
    public LesionAnalysis analyze(RandomAccessibleInterval<? extends NumericType<?>> image) {
        return analyze(image, PixelSize.UNCALIBRATED);
    }

    /**
     * Analyses a picture; blocks until done.
     *
     * @param image     as {@link Segmenter} takes it; not changed
     * @param pixelSize for the measurements
     */
    public LesionAnalysis analyze(RandomAccessibleInterval<? extends NumericType<?>> image, PixelSize pixelSize) {
        return analyze(List.of(image), List.of(pixelSize)).get(0);
    }

    /**
     * Analyses several pictures, which may differ in size and which the networks see together; blocks until done.
     *
     * @param images     as {@link Segmenter} takes them; not changed
     * @param pixelSizes for the measurements, one for each image
     * @return one for each image, in their order; as one by one but for the rounding of probabilities
     */
    public List<LesionAnalysis> analyze(
            List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images, List<PixelSize> pixelSizes) {
        if (images.size() != pixelSizes.size())
            throw new IllegalArgumentException(
                    "There are " + images.size() + " images but " + pixelSizes.size() + " pixel sizes");
        return analyses(images, pixelSizes, segmenter.segment(images));
    }

    /**
     * Analyses a picture whose lesion was found before, such as at another threshold; blocks until done.
     *
     * @param image        as {@link Segmenter} takes it; not changed
     * @param pixelSize    for the measurements
     * @param segmentation of that image
     */
    public LesionAnalysis analyze(
            RandomAccessibleInterval<? extends NumericType<?>> image, PixelSize pixelSize, Segmentation segmentation) {
        return analyses(List.of(image), List.of(pixelSize), List.of(segmentation))
                .get(0);
    }

    /**
     * Analyses each lesion of a picture by itself, where {@link #analyze} says what is said of the main one; blocks until done. The
     * segmentation model does not look again.
     *
     * @param image     as {@link Segmenter} takes it; not changed
     * @param pixelSize for the measurements
     * @param main      of that image
     * @param smallest  part of the mask that is a lesion, as a share of the image's area, 0..1; the largest part always is one
     * @return the largest first, of each mask, measurements and class; the main one as it is. Empty where no lesion was found
     */
    public List<LesionAnalysis> analyzeEach(
            RandomAccessibleInterval<? extends NumericType<?>> image,
            PixelSize pixelSize,
            LesionAnalysis main,
            double smallest) {
        Segmentation found = main.segmentation();
        Segmentation all = found.cut(segmenter.postProcessing().everyPart());
        double pixels = smallest * found.mask().size();
        List<LesionAnalysis> lesions = new ArrayList<>();
        for (Img<BitType> part : LesionParts.of(all.mask(), pixels))
            lesions.add(
                    isSame(part, found.mask())
                            ? main
                            : analyze(image, pixelSize, new Segmentation(found.probability(), part)));
        return lesions;
    }

    private static boolean isSame(Img<BitType> one, Img<BitType> other) {
        return Arrays.equals(Pixels.bits(one), Pixels.bits(other));
    }

    private List<LesionAnalysis> analyses(
            List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images,
            List<PixelSize> pixelSizes,
            List<Segmentation> segmentations) {
        List<Diagnosis> diagnoses = classifier.classify(
                images, segmentations.stream().map(Segmentation::mask).toList());
        List<LesionAnalysis> analyses = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            LesionRoi roi = LesionRoi.of(segmentations.get(i).mask());
            analyses.add(new LesionAnalysis(
                    segmentations.get(i),
                    roi,
                    Measurements.of(roi, pixelSizes.get(i)),
                    diagnoses.get(i),
                    segmenter.model(),
                    classifier.model()));
        }
        return analyses;
    }

    /**
     * Asks for melanomas too, as {@link Classifier#suspectingMelanoma} does.
     *
     * @return takes this one over and closes it with itself; if it fails, this one stays open
     */
    public LesionAnalyzer suspectingMelanoma(double sensitivity) {
        return new LesionAnalyzer(segmenter, classifier.suspectingMelanoma(sensitivity));
    }

    public Segmenter segmenter() {
        return segmenter;
    }

    public Classifier classifier() {
        return classifier;
    }

    @Override
    public void close() {
        try (segmenter) {
            classifier.close();
        }
    }
}
