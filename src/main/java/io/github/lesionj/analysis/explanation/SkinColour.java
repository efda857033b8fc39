// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

/** What patches are covered with: as if bare skin were there. A grey patch would be an object of its own to the network. */
final class SkinColour {

    private SkinColour() {}

    /**
     * @param argb   the picture
     * @param lesion 1 in the lesion
     * @return the mean colour around the lesion; of the whole picture where the lesion fills it
     */
    static int around(int[] argb, byte[] lesion) {
        long[] sums = new long[4];
        for (int i = 0; i < argb.length; i++) if (lesion[i] == 0) add(sums, argb[i]);
        if (sums[3] == 0) for (int pixel : argb) add(sums, pixel);
        return 0xff000000 | mean(sums, 0) << 16 | mean(sums, 1) << 8 | mean(sums, 2);
    }

    private static void add(long[] sums, int argb) {
        sums[0] += argb >> 16 & 0xff;
        sums[1] += argb >> 8 & 0xff;
        sums[2] += argb & 0xff;
        sums[3]++;
    }

    private static int mean(long[] sums, int colour) {
        return (int) Math.round((double) sums[colour] / sums[3]);
    }
}
