// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.ops;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.analysis.abcd.LesionMeasures;
import io.github.lesionj.analysis.abcd.MeasureColumns;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.artifact.ArtifactMask;
import io.github.lesionj.image.artifact.ArtifactSettings;
import io.github.lesionj.image.colour.ShadesOfGray;
import io.github.lesionj.image.hair.HairRemoval;
import io.github.lesionj.image.hair.HairSettings;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.Device;
import java.util.Map;
import java.util.OptionalInt;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What {@code ops.yaml} at the jar's root offers to SciJava Ops: one method for an op and a kind of image. An image is 2-D
 * of {@code ARGBType}, or x, y and three channels (red, green, blue) of {@code UnsignedByteType}; it is not changed. Models are
 * those that are used unless another is named, on the best device; each is opened once and kept for the next call.
 *
 * <p>Any other image is refused by an {@code IllegalArgumentException} of one sentence; a model or device that cannot be
 * used by a {@link io.github.lesionj.model.ModelException}.
 */
public final class LesionOps {

    private LesionOps() {}

    /**
     * How likely each pixel is lesion, 0 to 1, by the default segmentation model.
     *
     * @return the probability map, of the image's size
     */
    public static Img<FloatType> probability(RandomAccessibleInterval<ARGBType> image) {
        return segmentation(image).probability();
    }

    /**
     * How likely each pixel is lesion, 0 to 1, by the default segmentation model.
     *
     * @return the probability map, of the image's size
     */
    public static Img<FloatType> probabilityOfChannels(RandomAccessibleInterval<UnsignedByteType> image) {
        return segmentation(image).probability();
    }

    /**
     * The lesion's mask by the default segmentation model, cut and cleaned as its card says.
     *
     * @return the mask, of the image's size; empty where no lesion is found
     */
    public static Img<BitType> segment(RandomAccessibleInterval<ARGBType> image) {
        return segmentation(image).mask();
    }

    /**
     * The lesion's mask by the default segmentation model, cut and cleaned as its card says.
     *
     * @return the mask, of the image's size; empty where no lesion is found
     */
    public static Img<BitType> segmentOfChannels(RandomAccessibleInterval<UnsignedByteType> image) {
        return segmentation(image).mask();
    }

    /**
     * The probabilities of the diagnosis classes by the default models, which find the lesion first. A research figure, no medical diagnosis.
     *
     * @return the probability of each class by its name; empty where no lesion is found
     */
    public static Map<String, Double> classify(RandomAccessibleInterval<ARGBType> image) {
        return classes(image);
    }

    /**
     * The probabilities of the diagnosis classes by the default models, which find the lesion first. A research figure, no medical diagnosis.
     *
     * @return the probability of each class by its name; empty where no lesion is found
     */
    public static Map<String, Double> classifyOfChannels(RandomAccessibleInterval<UnsignedByteType> image) {
        return classes(image);
    }

    /**
     * Asymmetry, border, colours, diameter and skin tone of a lesion, after the ABCD rule of dermatoscopy; docs/measurements.md has the formulas.
     *
     * @return the numbers by their names, NaN for what cannot be said of this lesion
     */
    public static Map<String, Double> measure(
            RandomAccessibleInterval<ARGBType> image, RandomAccessibleInterval<BitType> mask) {
        return numbers(image, mask);
    }

    /**
     * Asymmetry, border, colours, diameter and skin tone of a lesion, after the ABCD rule of dermatoscopy; docs/measurements.md has the formulas.
     *
     * @return the numbers by their names, NaN for what cannot be said of this lesion
     */
    public static Map<String, Double> measureOfChannels(
            RandomAccessibleInterval<UnsignedByteType> image, RandomAccessibleInterval<BitType> mask) {
        return numbers(image, mask);
    }

    /**
     * The hairs over a picture, dark and light ones.
     *
     * @return the mask of the hairs, of the image's size
     */
    public static Img<BitType> hairMask(RandomAccessibleInterval<ARGBType> image) {
        return HairRemoval.mask(image, HairSettings.DEFAULT);
    }

    /**
     * The hairs over a picture, dark and light ones.
     *
     * @return the mask of the hairs, of the image's size
     */
    public static Img<BitType> hairMaskOfChannels(RandomAccessibleInterval<UnsignedByteType> image) {
        return HairRemoval.mask(image, HairSettings.DEFAULT);
    }

    /**
     * The picture without its hairs; every other pixel stays.
     *
     * @return the new picture
     */
    public static Img<ARGBType> removeHair(RandomAccessibleInterval<ARGBType> image) {
        return HairRemoval.of(image, HairSettings.DEFAULT).image();
    }

    /**
     * The picture without its hairs; every other pixel stays.
     *
     * @return the new picture
     */
    public static Img<ARGBType> removeHairOfChannels(RandomAccessibleInterval<UnsignedByteType> image) {
        return HairRemoval.of(image, HairSettings.DEFAULT).image();
    }

    /**
     * The picture as under white light, by shades of gray (Finlayson and Trezzi 2004), Minkowski norm 6.
     *
     * @return the new picture
     */
    public static Img<ARGBType> colourConstancy(RandomAccessibleInterval<ARGBType> image) {
        return ShadesOfGray.DEFAULT.apply(image);
    }

    /**
     * The picture as under white light, by shades of gray (Finlayson and Trezzi 2004), Minkowski norm 6.
     *
     * @return the new picture
     */
    public static Img<ARGBType> colourConstancyOfChannels(RandomAccessibleInterval<UnsignedByteType> image) {
        return ShadesOfGray.DEFAULT.apply(image);
    }

    /**
     * What is no skin: the dark frame, ruler and ink.
     *
     * @return the mask of it, of the image's size
     */
    public static Img<BitType> artifactMask(RandomAccessibleInterval<ARGBType> image) {
        return ArtifactMask.of(image, ArtifactSettings.DEFAULT).mask();
    }

    /**
     * What is no skin: the dark frame, ruler and ink.
     *
     * @return the mask of it, of the image's size
     */
    public static Img<BitType> artifactMaskOfChannels(RandomAccessibleInterval<UnsignedByteType> image) {
        return ArtifactMask.of(image, ArtifactSettings.DEFAULT).mask();
    }

    private static Segmentation segmentation(RandomAccessibleInterval<? extends NumericType<?>> image) {
        try (Segmenter segmenter = Segmenters.open(DefaultModels.segmenter(), Device.AUTO)) {
            return segmenter.segment(image);
        }
    }

    private static Map<String, Double> classes(RandomAccessibleInterval<? extends NumericType<?>> image) {
        AnalyzerOptions options =
                new AnalyzerOptions(DefaultModels.segmenter(), DefaultModels.classifier(), Device.AUTO);
        try (LesionAnalyzer analyzer = LesionAnalyzer.open(options)) {
            return analyzer.analyze(image).diagnosis().byClass();
        }
    }

    private static Map<String, Double> numbers(
            RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<BitType> mask) {
        LesionMeasures measures = LesionMeasures.of(image, mask, PixelSize.UNCALIBRATED);
        return MeasureColumns.numbers(measures, OptionalInt.empty());
    }
}
