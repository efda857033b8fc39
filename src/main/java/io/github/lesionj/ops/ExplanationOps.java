// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.ops;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Classifiers;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.analysis.UncertaintyMap;
import io.github.lesionj.analysis.explanation.ExplanationProgress;
import io.github.lesionj.analysis.explanation.ExplanationRequest;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What {@code ops.yaml} offers of why and how sure, besides {@link LesionOps}, which says what an image is and what is refused.
 */
public final class ExplanationOps {

    private ExplanationOps() {}

    /**
     * Where the default classification models saw the class that they decide for, by Grad-CAM; it explains the networks, not the lesion.
     *
     * @return the map in logits, 0 or more, of the image's size
     */
    public static Img<FloatType> explain(
            RandomAccessibleInterval<ARGBType> image, RandomAccessibleInterval<BitType> mask) {
        return map(image, mask);
    }

    /**
     * Where the default classification models saw the class that they decide for, by Grad-CAM; it explains the networks, not the lesion.
     *
     * @return the map in logits, 0 or more, of the image's size
     */
    public static Img<FloatType> explainOfChannels(
            RandomAccessibleInterval<UnsignedByteType> image, RandomAccessibleInterval<BitType> mask) {
        return map(image, mask);
    }

    /**
     * Where the default segmentation model is unsure of the outline, by how its mirrorings disagree.
     *
     * @return the standard deviation of what they say, 0 to 0.5, of the image's size
     */
    public static Img<FloatType> uncertainty(RandomAccessibleInterval<ARGBType> image) {
        return disagreement(image);
    }

    /**
     * Where the default segmentation model is unsure of the outline, by how its mirrorings disagree.
     *
     * @return the standard deviation of what they say, 0 to 0.5, of the image's size
     */
    public static Img<FloatType> uncertaintyOfChannels(RandomAccessibleInterval<UnsignedByteType> image) {
        return disagreement(image);
    }

    private static Img<FloatType> map(
            RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<BitType> mask) {
        try (Classifier classifier = Classifiers.open(DefaultModels.classifier(), Device.AUTO)) {
            return classifier
                    .explain(image, mask, ExplanationRequest.DEFAULT, ExplanationProgress.NONE)
                    .maps()
                    .get(0);
        }
    }

    private static Img<FloatType> disagreement(RandomAccessibleInterval<? extends NumericType<?>> image) {
        try (Segmenter segmenter = Segmenters.open(DefaultModels.segmenter(), Device.AUTO)) {
            return segmenter.uncertainty(image, UncertaintyMap.Measure.DISAGREEMENT);
        }
    }
}
