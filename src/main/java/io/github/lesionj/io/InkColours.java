// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.awt.image.Raster;

/**
 * Turns cyan, magenta, yellow and black samples into screen colours, each ink taking away its complement. An embedded
 * ink profile is not used.
 */
final class InkColours {

    private InkColours() {}

    /** @param jpeg four components, as stored */
    static int[] argb(Raster jpeg, JpegHeader header) {
        int width = jpeg.getWidth();
        int[] argb = new int[width * jpeg.getHeight()];
        int[] row = new int[4 * width];
        for (int y = 0, i = 0; y < jpeg.getHeight(); y++) {
            jpeg.getPixels(0, y, width, 1, row);
            for (int x = 0; x < row.length; x += 4, i++) {
                if (header.adobeTransform() == 2) undoYcc(row, x);
                if (header.adobe()) for (int k = 0; k < 4; k++) row[x + k] = 255 - row[x + k];
                argb[i] = argb(row[x], row[x + 1], row[x + 2], row[x + 3]);
            }
        }
        return argb;
    }

    /** @param cyan of 255, as the other inks: 0 is bare paper */
    static int argb(int cyan, int magenta, int yellow, int black) {
        return 0xff000000 | light(cyan, black) << 16 | light(magenta, black) << 8 | light(yellow, black);
    }

    private static int light(int ink, int black) {
        return ((255 - ink) * (255 - black) + 127) / 255;
    }

    /** The first three components are the complements of cyan, magenta and yellow, coded as YCbCr. */
    private static void undoYcc(int[] row, int x) {
        double luma = row[x], blueness = row[x + 1] - 128, redness = row[x + 2] - 128;
        row[x] = 255 - level(luma + 1.402 * redness);
        row[x + 1] = 255 - level(luma - 0.344136 * blueness - 0.714136 * redness);
        row[x + 2] = 255 - level(luma + 1.772 * blueness);
    }

    private static int level(double value) {
        return (int) Math.round(Math.min(255, Math.max(0, value)));
    }
}
