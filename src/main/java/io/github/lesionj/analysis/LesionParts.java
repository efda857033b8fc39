// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.Components;
import io.github.lesionj.image.Components.Connectivity;
import io.github.lesionj.image.Pixels;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/** The lesions of a mask: its connected parts, without specks. */
public final class LesionParts {

    /** A part of less than this share of the largest one's area is a speck, and no lesion. */
    public static final double SPECK = 0.01;

    private LesionParts() {}

    /**
     * @param mask   2-D; pixels that touch at a corner belong together
     * @param pixels of a part that is a lesion, at least; the largest part always is one
     * @return a mask of the same size for each lesion, the largest first, of equals that whose first pixel comes first; empty
     *     where no pixel is set
     */
    public static List<Img<BitType>> of(RandomAccessibleInterval<BitType> mask, double pixels) {
        int width = (int) mask.dimension(0), height = (int) mask.dimension(1);
        Components parts = Components.of(Pixels.bits(mask), width, Connectivity.CORNERS);
        double[] areas = parts.areas();
        int largest = Components.largest(areas);
        double least = Math.max(pixels, SPECK * areas[largest]);
        return IntStream.rangeClosed(1, parts.count())
                .filter(part -> part == largest || areas[part] >= least)
                .boxed()
                .sorted(Comparator.comparingDouble(part -> -areas[part]))
                .<Img<BitType>>map(part -> Pixels.mask(parts.only(part), width, height))
                .toList();
    }
}
