// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.image.Components;
import io.github.lesionj.image.Components.Connectivity;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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

    /** A part of less than this share of the largest one's area is a speck, and no lesion. */
    public static final double SMALLEST = 0.01;

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
        int width = (int) mask.dimension(0), height = (int) mask.dimension(1);
        Components parts = Components.of(Pixels.bits(mask), width, Connectivity.CORNERS);
        double[] areas = parts.areas();
        double smallest = SMALLEST * areas[Components.largest(areas)];
        List<Integer> lesions = new ArrayList<>(IntStream.rangeClosed(1, parts.count())
                .filter(part -> areas[part] >= smallest)
                .boxed()
                .toList());
        lesions.sort(Comparator.comparingDouble(part -> -areas[part]));
        return lesions.stream()
                .map(part -> LesionRoi.of(Pixels.mask(parts.only(part), width, height)))
                .toList();
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
