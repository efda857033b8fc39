// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

/**
 * Turns YCbCr of the full range into RGB, with the numbers of ITU-R BT.601 as JPEG (JFIF 1.02) and DICOM's YBR_FULL use
 * them, rounded as libjpeg does.
 */
final class YccColours {

    private static final int ONE_HALF = 1 << 15;
    private static final int[] RED = new int[256],
            GREEN_BY_RED = new int[256],
            GREEN_BY_BLUE = new int[256],
            BLUE = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int x = i - 128;
            RED[i] = fixed(1.402) * x + ONE_HALF >> 16;
            BLUE[i] = fixed(1.772) * x + ONE_HALF >> 16;
            GREEN_BY_RED[i] = -fixed(0.71414) * x;
            GREEN_BY_BLUE[i] = -fixed(0.34414) * x + ONE_HALF;
        }
    }

    private YccColours() {}

    private static int fixed(double value) {
        return (int) (value * (1 << 16) + 0.5);
    }

    /** @param ycc luma, blueness and redness in place of red, green and blue; overwritten */
    static int[] argb(int[] ycc) {
        for (int i = 0; i < ycc.length; i++) {
            int y = ycc[i] >> 16 & 0xff, cb = ycc[i] >> 8 & 0xff, cr = ycc[i] & 0xff;
            ycc[i] = 0xff000000
                    | level(y + RED[cr]) << 16
                    | level(y + (GREEN_BY_BLUE[cb] + GREEN_BY_RED[cr] >> 16)) << 8
                    | level(y + BLUE[cb]);
        }
        return ycc;
    }

    private static int level(int value) {
        return value < 0 ? 0 : Math.min(255, value);
    }
}
