// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.image.PixelSize;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * The score of one image's mask.
 *
 * @param image       its name, without extension
 * @param pixels      counted at the size of the true mask
 * @param score       of these pixels
 * @param distance    of the boundaries in pixels; NaN if one mask alone is empty
 * @param millimetres the same in millimetres; NaN also if the image is not calibrated
 */
public record MaskScore(
        String image,
        Confusion pixels,
        SegmentationScore score,
        SurfaceDistance distance,
        SurfaceDistance millimetres) {

    /**
     * @param image      its name
     * @param truth      the right mask, 2-D
     * @param prediction of the same size
     * @param size       of a pixel
     * @throws IllegalArgumentException if the sizes differ
     */
    public static MaskScore of(
            String image,
            RandomAccessibleInterval<BitType> truth,
            RandomAccessibleInterval<BitType> prediction,
            PixelSize size) {
        Confusion pixels = SegmentationScore.confusion(truth, prediction);
        return new MaskScore(
                image,
                pixels,
                SegmentationScore.of(pixels),
                SurfaceDistance.of(truth, prediction, PixelSize.UNCALIBRATED),
                size.inMillimetres()
                        .map(mm -> SurfaceDistance.of(truth, prediction, mm))
                        .orElse(SurfaceDistance.NONE));
    }
}
