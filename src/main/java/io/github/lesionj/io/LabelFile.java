// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** Label images: 16-bit grey PNG files in which 0 is skin and 1, 2, 3 ... are the lesions. */
public final class LabelFile {

    /** How many lesions a label image can tell apart. */
    public static final int MOST = 65_535;

    private LabelFile() {}

    /** Gives the labels of a row, 0..65535. */
    @FunctionalInterface
    public interface Rows {

        /** @param labels of the picture's width, all 0; to be filled */
        void fill(int y, int[] labels);
    }

    /**
     * Writes the lesions of a picture.
     *
     * @param file    whose folder is created where missing
     * @param lesions masks of the picture's size, the first of which gets label 1; where several are, the first of them counts
     * @param width   of the picture, pixels
     * @param height  of the picture, pixels
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(
            Path file, List<? extends RandomAccessibleInterval<BitType>> lesions, int width, int height)
            throws IOException {
        int[] labels = new int[Math.multiplyExact(width, height)];
        for (int lesion = lesions.size(); lesion > 0; lesion--) {
            byte[] bits = Pixels.bits(lesions.get(lesion - 1));
            for (int i = 0; i < bits.length; i++) if (bits[i] != 0) labels[i] = lesion;
        }
        write(file, (y, row) -> System.arraycopy(labels, y * width, row, 0, width), width, height);
    }

    /**
     * Writes a picture of any size row by row.
     *
     * @param rows asked for each row once, in their order
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, Rows rows, int width, int height) throws IOException {
        PngEncoder.GreyRows bytes = (y, row) -> {
            int[] labels = new int[width];
            rows.fill(y, labels);
            for (int x = 0; x < width; x++) {
                row[2 * x] = (byte) (labels[x] >> 8);
                row[2 * x + 1] = (byte) labels[x];
            }
        };
        AtomicFile.write(file, out -> PngEncoder.grey16(out, bytes, width, height));
    }
}
