// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

/**
 * What a JPEG-LS scan is coded with (ITU-T T.87, annex C.2.4.1).
 *
 * @param greatest  value of a sample
 * @param near      how far a decoded sample may be off; 0 is lossless
 * @param first     threshold of the gradients, as are second and third
 * @param reset     how many samples a context remembers
 * @param range     of differences
 * @param rangeBits that a difference takes
 * @param limit     of a code's length
 */
record JpegLsSettings(
        int greatest, int near, int first, int second, int third, int reset, int range, int rangeBits, int limit) {

    /** @param preset greatest value, three thresholds and reset; 0 where the defaults hold */
    static JpegLsSettings of(int bits, int near, int[] preset) {
        int greatest = preset[0] > 0 ? preset[0] : (1 << bits) - 1;
        int first, second, third;
        if (greatest >= 128) {
            int factor = (Math.min(greatest, 4095) + 128) / 256;
            first = clamp(factor + 2 + 3 * near, near + 1, greatest);
            second = clamp(factor * 4 + 3 + 5 * near, first, greatest);
            third = clamp(factor * 17 + 4 + 7 * near, second, greatest);
        } else {
            int factor = 256 / (greatest + 1);
            first = clamp(Math.max(2, 3 / factor + 3 * near), near + 1, greatest);
            second = clamp(Math.max(3, 7 / factor + 5 * near), first, greatest);
            third = clamp(Math.max(4, 21 / factor + 7 * near), second, greatest);
        }
        int range = (greatest + 2 * near) / (2 * near + 1) + 1;
        int sampleBits = Math.max(2, length(greatest + 1));
        return new JpegLsSettings(
                greatest,
                near,
                preset[1] > 0 ? preset[1] : first,
                preset[2] > 0 ? preset[2] : second,
                preset[3] > 0 ? preset[3] : third,
                preset[4] > 0 ? preset[4] : 64,
                range,
                length(range),
                2 * (sampleBits + Math.max(8, sampleBits)));
    }

    private static int clamp(int value, int least, int greatest) {
        return value > greatest || value < least ? least : value;
    }

    private static int length(int values) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(values - 1);
    }

    /** @return which of nine kinds a gradient is, -4 to 4 */
    int kind(int gradient) {
        int size = Math.abs(gradient);
        int kind = size <= near ? 0 : size < first ? 1 : size < second ? 2 : size < third ? 3 : 4;
        return gradient < 0 ? -kind : kind;
    }

    /** @return a sample by what was predicted and how far that is off, in steps */
    int sample(int predicted, int difference) {
        int step = 2 * near + 1, value = predicted + difference * step;
        if (value < -near) value += range * step;
        else if (value > greatest + near) value -= range * step;
        return within(value);
    }

    int within(int value) {
        return Math.max(0, Math.min(greatest, value));
    }
}
