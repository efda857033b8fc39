// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What a {@link Segmenter} found in one image.
 *
 * @param probability how likely each pixel is lesion, 0..1, the size of the image
 * @param mask        the lesion's pixels after post-processing, the size of the image
 * @param uncertainty how unsure the mask is
 * @param review      whether someone ought to look at it
 */
public record Segmentation(Img<FloatType> probability, Img<BitType> mask, MaskUncertainty uncertainty, Review review) {

    /** A mask of which nothing more is known. */
    public Segmentation(Img<FloatType> probability, Img<BitType> mask) {
        this(probability, mask, MaskUncertainty.UNKNOWN, Review.UNKNOWN);
    }

    /** @return the same probabilities with the mask that another way makes of them, of which nothing more is known */
    public Segmentation cut(PostProcessing other) {
        return anew(probability, other);
    }

    /**
     * Looks for the lesion in a part of the image alone.
     *
     * @param part of the image's size
     * @param cut  the way from map to mask
     * @return the probabilities in the part and 0 outside it, and the mask that is made of them
     * @throws IllegalArgumentException if the sizes differ
     */
    public Segmentation within(RandomAccessibleInterval<BitType> part, PostProcessing cut) {
        byte[] inside = Pixels.bits(part);
        float[] values = Pixels.numbers(probability).clone();
        if (inside.length != values.length || part.dimension(0) != probability.dimension(0))
            throw new IllegalArgumentException("The part and the image differ in size");
        for (int i = 0; i < values.length; i++) if (inside[i] == 0) values[i] = 0;
        Img<FloatType> limited = Pixels.map(values, (int) probability.dimension(0), (int) probability.dimension(1));
        return anew(limited, cut);
    }

    private static Segmentation anew(Img<FloatType> probability, PostProcessing cut) {
        Img<BitType> mask = cut.apply(probability);
        boolean none = Region.boundingBox(mask).isEmpty();
        return new Segmentation(probability, mask, MaskUncertainty.UNKNOWN, none ? Review.NO_LESION : Review.UNKNOWN);
    }
}
