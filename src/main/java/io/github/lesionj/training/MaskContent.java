// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.image.Pixels;
import java.nio.file.Path;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** How much of its picture a mask marks. */
enum MaskContent {
    /** Nothing. */
    EMPTY,
    /** All of it. */
    FULL,
    /** A part, so that there is a border to learn. */
    PART;

    static MaskContent of(RandomAccessibleInterval<BitType> mask) {
        byte[] bits = Pixels.bits(mask);
        boolean skin = false, lesion = false;
        for (byte bit : bits) {
            skin |= bit == 0;
            lesion |= bit != 0;
        }
        return !lesion ? EMPTY : skin ? PART : FULL;
    }

    /** @return what to report of a mask with this content, and the name to report it by */
    Map<DataProblem, String> problem(Path file) {
        return switch (this) {
            case EMPTY -> Map.of(DataProblem.MASK_EMPTY, file.toString());
            case FULL -> Map.of(DataProblem.MASK_FULL, file.toString());
            case PART -> Map.of();
        };
    }
}
