// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

/** Whether there is anything to see in a picture: a covered lens, a blank page and a single pixel show nothing. */
public final class Contrast {

    /** What a sensor's noise or a JPEG's rounding makes of one colour, in levels of 0..255. */
    private static final int NOISE = 8;

    private Contrast() {}

    /** @return whether in each of red, green and blue all pixels lie within {@value #NOISE} levels of each other */
    public static boolean isMissing(int[] argb) {
        int[] least = {255, 255, 255};
        int[] most = {0, 0, 0};
        for (int pixel : argb)
            for (int c = 0, shift = 16; c < least.length; c++, shift -= 8) {
                int level = pixel >> shift & 0xff;
                if (level < least[c]) least[c] = level;
                if (level > most[c]) most[c] = level;
                if (most[c] - least[c] > NOISE) return false;
            }
        return true;
    }
}
