// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.IOException;
import java.nio.file.Path;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Writes probability maps. */
public final class ProbabilityFile {

    private static final int CERTAIN = 65535;

    private ProbabilityFile() {}

    /**
     * Writes a 16-bit grey PNG, the size of the map, where 0 is probability 0 and 65535 probability 1.
     *
     * @param file        whose folder is created where missing
     * @param probability 2-D; values outside 0..1 are cut off there, NaN is written as 0
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, RandomAccessibleInterval<FloatType> probability) throws IOException {
        BufferedImage picture = new BufferedImage(
                (int) probability.dimension(0), (int) probability.dimension(1), BufferedImage.TYPE_USHORT_GRAY);
        short[] grey = ((DataBufferUShort) picture.getRaster().getDataBuffer()).getData();
        Cursor<FloatType> cursor = Views.flatIterable(probability).cursor();
        for (int i = 0; i < grey.length; i++) {
            double value = Math.min(1, Math.max(0, cursor.next().get()));
            grey[i] = (short) Math.round(CERTAIN * value);
        }
        PngWriter.write(file, picture);
    }
}
