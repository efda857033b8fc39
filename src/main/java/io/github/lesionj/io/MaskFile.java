// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/** Reads and writes masks as pictures: white is lesion, black is skin, as in the ISIC challenges. */
public final class MaskFile {

    /** The brightest value, 0..255, that still is skin; the ISIC challenges' own threshold. */
    private static final int SKIN = 128;

    private MaskFile() {}

    /**
     * Writes an 8-bit grey PNG of 0 and 255, the size of the mask.
     *
     * @param file whose folder is created where missing
     * @param mask 2-D
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, RandomAccessibleInterval<BitType> mask) throws IOException {
        byte[] bits = Pixels.bits(mask);
        BufferedImage picture =
                new BufferedImage((int) mask.dimension(0), (int) mask.dimension(1), BufferedImage.TYPE_BYTE_GRAY);
        byte[] grey = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < bits.length; i++) grey[i] = (byte) -bits[i];
        PngWriter.write(file, picture);
    }

    /**
     * Reads a mask of its own size.
     *
     * @param file any picture that {@link ImageOpener} opens; values above 128 of 255 are lesion, of a coloured one
     *             the mean of red, green and blue
     * @throws IOException if the file cannot be opened, or holds only 0 and 1 and so would read as empty; the message
     *                     names the file and the fix
     */
    public static Img<BitType> read(Path file) throws IOException {
        Img<ARGBType> picture = ImageOpener.open(file).image();
        int[] argb = Pixels.argb(picture);
        ArrayImg<BitType, LongArray> mask = ArrayImgs.bits(picture.dimension(0), picture.dimension(1));
        int brightest = 0;
        var bits = mask.cursor();
        for (int pixel : argb) {
            int grey = ((pixel >> 16 & 0xff) + (pixel >> 8 & 0xff) + (pixel & 0xff)) / 3;
            brightest = Math.max(brightest, grey);
            bits.next().set(grey > SKIN);
        }
        if (brightest == 1)
            throw new IOException(file + " marks pixels with 1, but a mask file marks the lesion with 255;"
                    + " please multiply its values by 255");
        return mask;
    }
}
