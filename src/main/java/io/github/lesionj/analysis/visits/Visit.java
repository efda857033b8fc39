// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import io.github.lesionj.analysis.Review;
import io.github.lesionj.io.SourceImage;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * A picture of a lesion that was taken at one visit.
 *
 * @param picture its name, pixels and pixel size
 * @param mask    the lesion, of the picture's size; all parts together
 * @param review  whether someone ought to look at the mask
 */
public record Visit(SourceImage picture, RandomAccessibleInterval<BitType> mask, Review review) {

    /** A mask of which nothing more is known. */
    public Visit(SourceImage picture, RandomAccessibleInterval<BitType> mask) {
        this(picture, mask, Review.UNKNOWN);
    }
}
