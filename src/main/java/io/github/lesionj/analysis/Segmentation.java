// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

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
}
