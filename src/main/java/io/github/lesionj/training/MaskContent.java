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
 */
record MaskContent(double lesion) {

    static MaskContent of(RandomAccessibleInterval<BitType> mask) {
        byte[] bits = Pixels.bits(mask);
        long lesion = 0;
        for (byte bit : bits) lesion += bit;
        return new MaskContent((double) lesion / Math.max(1, bits.length));
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
        return isFull() ? Map.of(DataProblem.MASK_FULL, file.toString()) : Map.of();
    }
}
