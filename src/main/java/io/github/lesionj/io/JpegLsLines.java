// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.util.Arrays;

/** Decodes the lines of a JPEG-LS scan, and learns from them as its coder did (ITU-T T.87, annex A). */
final class JpegLsLines {

    private static final int CONTEXTS = 365;
    private static final int[] RUN_BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };
    private static final int LONGEST_RUN = RUN_BITS.length - 1;

    private final JpegLsBits in;
    private final JpegLsSettings settings;
    private final int width;
    private final int[] sizes = new int[CONTEXTS + 2], counts = new int[CONTEXTS + 2];
    private final int[] biases = new int[CONTEXTS], corrections = new int[CONTEXTS];
    private final int[] negatives = new int[2];

    JpegLsLines(JpegLsBits in, JpegLsSettings settings, int width) {
        this.in = in;
        this.settings = settings;
        this.width = width;
        Arrays.fill(sizes, Math.max(2, (settings.range() + 32) / 64));
        Arrays.fill(counts, 1);
    }

    int place() {
        return in.place();
    }

    /**
     * Decodes a line of one component.
     *
     * @param line  to be filled from 1 on; its first value is that above its first sample
     * @param above one value more at either end
     * @param run   how long runs are expected to be
     * @return the same for the next line
     */
    int decode(int[] line, int[] above, int run) throws IOException {
        int expected = run;
        for (int x = 1; x <= width; x++) {
            if (!isFlat(line, above, x)) {
                line[x] = regular(line, above, x);
                continue;
            }
            int value = line[x - 1];
            boolean ended = false;
            int end = x;
            while (!ended && end <= width && in.bit() == 1) {
                int length = Math.min(1 << RUN_BITS[expected], width + 1 - end);
                end += length;
                if (length == 1 << RUN_BITS[expected]) expected = Math.min(LONGEST_RUN, expected + 1);
                ended = end > width;
            }
            if (!ended) end += in.bits(RUN_BITS[expected]);
            Arrays.fill(line, x, end, value);
            if (end <= width) {
                line[end] = interruption(value, above[end], expected, true);
                expected = Math.max(0, expected - 1);
            }
            x = end;
        }
        return expected;
    }

    /** As the other, sample by sample of all components. */
    void decodeTogether(int[][] line, int[][] above, int[] runs) throws IOException {
        for (int x = 1; x <= width; x++) {
            boolean flat = true;
            for (int c = 0; c < line.length; c++) flat &= isFlat(line[c], above[c], x);
            if (!flat) {
                for (int c = 0; c < line.length; c++) line[c][x] = regular(line[c], above[c], x);
                continue;
            }
            int end = x;
            boolean ended = false;
            while (!ended && in.bit() == 1) {
                int length = Math.min(1 << RUN_BITS[runs[0]], width + 1 - end);
                end += length;
                if (length == 1 << RUN_BITS[runs[0]]) runs[0] = Math.min(LONGEST_RUN, runs[0] + 1);
                ended = end > width;
            }
            if (!ended) end += in.bits(RUN_BITS[runs[0]]);
            for (int[] component : line) Arrays.fill(component, x, end, component[x - 1]);
            if (end <= width) {
                for (int c = 0; c < line.length; c++)
                    line[c][end] = interruption(line[c][x - 1], above[c][end], runs[0], false);
                runs[0] = Math.max(0, runs[0] - 1);
            }
            x = end;
        }
    }

    private boolean isFlat(int[] line, int[] above, int x) {
        int near = settings.near();
        return Math.abs(above[x + 1] - above[x]) <= near
                && Math.abs(above[x] - above[x - 1]) <= near
                && Math.abs(above[x - 1] - line[x - 1]) <= near;
    }

    private int regular(int[] line, int[] above, int x) throws IOException {
        int left = line[x - 1], up = above[x], corner = above[x - 1], right = above[x + 1];
        int context = 81 * settings.kind(right - up) + 9 * settings.kind(up - corner) + settings.kind(corner - left);
        int sign = context < 0 ? -1 : 1, q = context * sign;
        int predicted = corner >= Math.max(left, up)
                ? Math.min(left, up)
                : corner <= Math.min(left, up) ? Math.max(left, up) : left + up - corner;
        predicted = settings.within(predicted + sign * corrections[q]);
        int low = low(counts[q], sizes[q]);
        int coded = in.golomb(low, settings.limit(), settings.rangeBits());
        boolean turned = settings.near() == 0 && low == 0 && 2 * biases[q] <= -counts[q];
        int difference = (coded & 1) == 0 ? coded / 2 : -(coded + 1) / 2;
        if (turned) difference = -difference - 1;
        learn(q, difference);
        return settings.sample(predicted, sign * difference);
    }

    private static int low(int count, int size) {
        int low = 0;
        while (low < 24 && count << low < size) low++;
        return low;
    }

    private void learn(int q, int difference) {
        biases[q] += difference * (2 * settings.near() + 1);
        sizes[q] += Math.abs(difference);
        if (counts[q] == settings.reset()) {
            sizes[q] >>= 1;
            biases[q] = biases[q] >= 0 ? biases[q] >> 1 : -(1 - biases[q] >> 1);
            counts[q] >>= 1;
        }
        counts[q]++;
        if (biases[q] <= -counts[q]) {
            biases[q] = Math.max(biases[q] + counts[q], 1 - counts[q]);
            corrections[q] = Math.max(-128, corrections[q] - 1);
        } else if (biases[q] > 0) {
            biases[q] = Math.min(biases[q] - counts[q], 0);
            corrections[q] = Math.min(127, corrections[q] + 1);
        }
    }

    private int interruption(int left, int up, int run, boolean alone) throws IOException {
        int kind = alone && Math.abs(left - up) <= settings.near() ? 1 : 0, q = CONTEXTS + kind;
        int low = low(counts[q], kind == 1 ? sizes[q] + (counts[q] >> 1) : sizes[q]);
        int coded = in.golomb(low, settings.limit() - RUN_BITS[run] - 1, settings.rangeBits());
        int mapped = coded + kind, odd = mapped & 1, size = (mapped + odd) / 2;
        boolean negative = (low != 0 || 2 * negatives[kind] >= counts[q]) == (odd == 1);
        int difference = negative ? -size : size;
        if (difference < 0) negatives[kind]++;
        sizes[q] += coded + 1 - kind >> 1;
        if (counts[q] == settings.reset()) {
            sizes[q] >>= 1;
            counts[q] >>= 1;
            negatives[kind] >>= 1;
        }
        counts[q]++;
        int sign = kind == 0 && left > up ? -1 : 1;
        return settings.sample(kind == 1 ? left : up, sign * difference);
    }
}
