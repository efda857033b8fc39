// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

/**
 * The colour scale viridis of Smith and van der Walt (matplotlib, CC0): from dark violet over green to yellow, ever brighter in
 * even steps, so that equal differences look equal, in print and to colour-blind eyes too. Between the ten colours that are
 * kept here it is drawn straight.
 */
public final class Viridis {

    /** How many colours ImageJ's tables have. */
    public static final int SIZE = 256;

    private static final int[] COLOURS = {
        0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725
    };

    private Viridis() {}

    /**
     * @param share 0 for the darkest to 1 for the brightest colour; beyond as at the ends
     * @return opaque
     */
    public static int argb(double share) {
        double place = Math.min(1, Math.max(0, share)) * (COLOURS.length - 1);
        int first = Math.min(COLOURS.length - 2, (int) place);
        double next = place - first;
        int argb = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = COLOURS[first] >> shift & 0xff, b = COLOURS[first + 1] >> shift & 0xff;
            argb = argb << 8 | (int) Math.round(a + next * (b - a));
        }
        return argb;
    }

    /** @return the {@value #SIZE} colours as ImageJ's tables have them: all red ones, all green ones, all blue ones */
    public static byte[][] table() {
        byte[][] table = new byte[3][SIZE];
        for (int i = 0; i < SIZE; i++)
            for (int c = 0; c < 3; c++) table[c][i] = (byte) (argb(i / (SIZE - 1.0)) >> 16 - 8 * c);
        return table;
    }
}
