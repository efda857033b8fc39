// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.analysis.LesionParts;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/**
 * The lesions of one picture, each measured by itself.
 *
 * @param lesions  in their order
 * @param measures of each
 */
public record MeasuredLesions(List<LesionRoi> lesions, List<LesionMeasures> measures) {

    public MeasuredLesions {
        lesions = List.copyOf(lesions);
        measures = List.copyOf(measures);
    }

    /**
     * Measures the lesions of a mask: its connected parts, the largest first, or all of it as one.
     *
     * @param image as {@link LesionMeasures#of} takes it
     * @param mask  of the image's size; without a lesion there are no measures
     * @param whole whether all parts are one lesion
     */
    public static MeasuredLesions of(
            RandomAccessibleInterval<? extends NumericType<?>> image,
            RandomAccessibleInterval<BitType> mask,
            PixelSize pixelSize,
            boolean whole) {
        LesionRoi all = LesionRoi.of(mask);
        if (all.isEmpty()) return new MeasuredLesions(List.of(), List.of());
        return of(image, whole ? List.of(all) : parts(mask), pixelSize);
    }

    /**
     * Measures lesions that are known one by one.
     *
     * @param lesions of the image's size, none of them empty; they may overlap
     */
    public static MeasuredLesions of(
            RandomAccessibleInterval<? extends NumericType<?>> image, List<LesionRoi> lesions, PixelSize pixelSize) {
        if (lesions.isEmpty()) return new MeasuredLesions(List.of(), List.of());
        RandomAccessibleInterval<BitType> all = union(lesions);
        return new MeasuredLesions(
                lesions,
                lesions.stream()
                        .map(lesion -> LesionMeasures.of(image, lesion, all, pixelSize))
                        .toList());
    }

    private static List<LesionRoi> parts(RandomAccessibleInterval<BitType> mask) {
        return LesionParts.of(mask, 0).stream().map(LesionRoi::of).toList();
    }

    /**
     * @param lesions one at least, of one size
     * @return a mask of where any of them is
     */
    public static RandomAccessibleInterval<BitType> union(List<LesionRoi> lesions) {
        RandomAccessibleInterval<BitType> first = lesions.get(0).mask();
        if (lesions.size() == 1) return first;
        byte[] all = Pixels.bits(first);
        for (LesionRoi lesion : lesions) {
            byte[] bits = Pixels.bits(lesion.mask());
            for (int i = 0; i < all.length; i++) all[i] |= bits[i];
        }
        return Pixels.mask(all, (int) first.dimension(0), (int) first.dimension(1));
    }
}
