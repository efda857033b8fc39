// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.ModelIdentity;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Finds the lesion in a dermoscopy image. Close it when done: it holds native memory.
 *
 * <p>An image is a {@code RandomAccessibleInterval} of {@code ARGBType} (x, y) or of {@code UnsignedByteType} (x, y and
 * three channels: red, green, blue), of any size from 1x1 on and of any origin; its alpha is ignored. Anything else is
 * refused by an {@code IllegalArgumentException} of one sentence.
 *
 * <p>An implementation never changes the image. It may be used from any threads, also at the same time. Closing it again does nothing;
 * using it after that throws a {@link io.github.lesionj.model.ModelException} that says so.
 */
public interface Segmenter extends AutoCloseable {

    /**
     * Segments one image; blocks until done.
     *
     * @return probability map and mask, both of the image's size, their first pixel at 0; without any lesion where the image
     *     shows nothing but one colour
     */
    Segmentation segment(RandomAccessibleInterval<? extends NumericType<?>> image);

    /**
     * Segments several images, which may differ in size; blocks until done. A network sees them together, which is faster
     * on a graphics processor; the probabilities are those of one by one but for rounding (below 1e-5).
     *
     * @return one for each image, in their order
     */
    default List<Segmentation> segment(List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images) {
        List<Segmentation> segmentations = new ArrayList<>();
        for (RandomAccessibleInterval<? extends NumericType<?>> image : images) segmentations.add(segment(image));
        return segmentations;
    }

    /**
     * Segments one image with another way from map to mask than the model's own.
     *
     * @return the mask that this way makes, and how unsure that one is; whether it wants a review is known of the own way alone
     */
    default Segmentation segment(RandomAccessibleInterval<? extends NumericType<?>> image, PostProcessing other) {
        return segment(image).cut(other);
    }

    /**
     * Segments one image into a given mask.
     *
     * @param mask of the image's size and of any origin; overwritten
     * @throws IllegalArgumentException if the sizes differ
     */
    default void segment(
            RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<BitType> mask) {
        Pixels.copy(segment(image).mask(), mask);
    }

    /**
     * Segments one image into a given probability map.
     *
     * @param map of the image's size and of any origin; overwritten
     * @throws IllegalArgumentException if the sizes differ
     */
    default void probabilityMap(
            RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<FloatType> map) {
        Pixels.copyMap(segment(image).probability(), map);
    }

    /** @return how it makes a mask of a probability map, as the model's card says */
    PostProcessing postProcessing();

    /**
     * Tells where in an image the models are unsure; blocks until done.
     *
     * @return of the image's size; 0 everywhere where the image shows nothing but one colour
     * @throws io.github.lesionj.io.UserException in one sentence, if the model looks once and the measure compares looks
     */
    default Img<FloatType> uncertainty(
            RandomAccessibleInterval<? extends NumericType<?>> image, UncertaintyMap.Measure measure) {
        return UncertaintyMap.of(List.of(segment(image).probability()), measure);
    }

    /**
     * Does what {@link #segment(RandomAccessibleInterval)} and {@link #uncertainty} do, of one look at the image; blocks until done.
     *
     * @throws io.github.lesionj.io.UserException as {@link #uncertainty} does
     */
    default UnsureSegmentation segmentAndDoubt(
            RandomAccessibleInterval<? extends NumericType<?>> image, UncertaintyMap.Measure measure) {
        return new UnsureSegmentation(segment(image), uncertainty(image, measure));
    }

    /** @return name and hash of the model that decides */
    ModelIdentity model();

    /** @return where it runs and why there, for people: {@code cpu by PyTorch (asked for)} */
    String device();

    /** @return the program that runs its networks, as results are kept with it: {@code ONNX Runtime}; {@code none} for none */
    default String runtime() {
        return "none";
    }

    @Override
    void close();
}
