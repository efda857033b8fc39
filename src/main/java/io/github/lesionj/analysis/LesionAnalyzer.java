// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.PixelSize;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * The whole way of one picture: segment, outline, measure, classify. From a script:
 *
 * <pre>try (LesionAnalyzer analyzer = LesionAnalyzer.open()) { analyzer.analyze(image).diagnosis().label(); }</pre>
 *
 * Close it when done: it holds native memory. A research tool, no medical device.
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
    public LesionAnalysis analyze(RandomAccessibleInterval<ARGBType> image) {
        return analyze(image, PixelSize.UNCALIBRATED);
    }

    /**
     * Analyses a picture; blocks until done.
     *
     * @param image     of any size; not changed
     * @param pixelSize for the measurements
     */
    public LesionAnalysis analyze(RandomAccessibleInterval<ARGBType> image, PixelSize pixelSize) {
        Segmentation segmentation = segmenter.segment(image);
        LesionRoi roi = LesionRoi.of(segmentation.mask());
        Measurements measurements = Measurements.of(roi, pixelSize);
        Diagnosis diagnosis = classifier.classify(image, segmentation.mask());
        return new LesionAnalysis(segmentation, roi, measurements, diagnosis, segmenter.model(), classifier.model());
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
