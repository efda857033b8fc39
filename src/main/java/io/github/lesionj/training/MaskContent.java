// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.image.Pixels;
import java.nio.file.Path;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * How much of its picture a mask marks.
 *
 * @param lesion share of the pixels, 0..1
 * @param edge   share of the picture's outermost pixels, 0..1
 */
record MaskContent(double lesion, double edge) {

    /** A lesion that fills its picture seldom reaches more of the edge. */
    private static final double ALL_AROUND = 0.97;

    static MaskContent of(RandomAccessibleInterval<BitType> mask) {
        int width = (int) mask.dimension(0), height = (int) mask.dimension(1);
        byte[] bits = Pixels.bits(mask);
        long lesion = 0, outer = 0, marked = 0;
        for (int i = 0; i < bits.length; i++) {
            lesion += bits[i];
            int x = i % width, y = i / width;
            if (x > 0 && y > 0 && x < width - 1 && y < height - 1) continue;
            outer++;
            marked += bits[i];
        }
        return new MaskContent((double) lesion / Math.max(1, bits.length), (double) marked / Math.max(1, outer));
    }

    boolean isEmpty() {
        return lesion == 0;
    }

    boolean isFull() {
        return lesion == 1;
    }

    /** @return whether there is a border between lesion and skin to learn */
    boolean hasBorder() {
        return !isEmpty() && !isFull();
    }

    /** @return what to report of a mask with this content, and the name to report it by */
    Map<DataProblem, String> problem(Path file) {
        if (isEmpty()) return Map.of(DataProblem.MASK_EMPTY, file.toString());
        if (isFull()) return Map.of(DataProblem.MASK_FULL, file.toString());
        return edge >= ALL_AROUND ? Map.of(DataProblem.MASK_EDGE, file.toString()) : Map.of();
    }
}
