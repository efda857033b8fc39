// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.file.Path;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;

/** Masks of any size, written row by row: the same PNG file of 8 bits, 0 or 255, as {@link MaskFile} writes. */
public final class LargeMaskFile {

    private LargeMaskFile() {}

    /**
     * Writes a mask.
     *
     * @param file whose folder is created where missing
     * @param mask 2-D
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, RandomAccessibleInterval<BitType> mask) throws IOException {
        int width = Math.toIntExact(mask.dimension(0)), height = Math.toIntExact(mask.dimension(1));
        Cursor<BitType> pixels = Views.flatIterable(mask).cursor();
        PngEncoder.GreyRows rows = (y, row) -> {
            for (int x = 0; x < width; x++) row[x] = (byte) (pixels.next().get() ? 255 : 0);
        };
        AtomicFile.write(file, out -> PngEncoder.grey(out, rows, width, height));
    }
}
