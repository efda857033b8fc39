// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells which stored numbers mean lesion. Of two the one that is not 0; of more those above the middle, where they reach
 * from dark to bright as soft borders and probability maps do. Anything else is refused rather than guessed.
 */
final class LesionValues {

    /** The brightest value, 0..255, that still is skin; the ISIC challenges' own threshold. */
    private static final float SKIN = 128;

    /** The darkest value of a soft mask is below a quarter of white. */
    private static final float DARK = 64;

    /** Of two values without a 0 the darker one is at most this share of white, the brighter one this far from white. */
    private static final float NEAR = 0.1f;

    /** More values than a picture with labels has. */
    private static final int MANY = 17;

    /** The share of the pixels that lie within a third label, if there is one. */
    private static final double LABELLED = 0.005;

    private final StoredValues stored;
    private final float[] values;
    private final TreeSet<Float> distinct = new TreeSet<>();

    private LesionValues(StoredValues stored) throws UnclearMaskException {
        this.stored = stored;
        values = stored.values();
        float last = Float.NaN;
        for (float value : values) {
            if (value == last) continue;
            if (!Float.isFinite(value))
                throw new UnclearMaskException("holds " + value + ", which is not a number to compare");
            if (value < 0) throw new UnclearMaskException("holds negative values such as " + print(value));
            if (distinct.size() < MANY) distinct.add(value == 0 ? 0 : value);
            last = value;
        }
    }

    /** @return 1 for each pixel in the lesion, and whether there were more than two values */
    static Marked mark(StoredValues stored) throws UnclearMaskException {
        LesionValues lesion = new LesionValues(stored);
        return switch (lesion.distinct.size()) {
            case 0, 1 -> lesion.one();
            case 2 -> lesion.two();
            default -> lesion.many();
        };
    }

    /** What {@link #mark} found. */
    record Marked(byte[] bits, boolean soft) {}

    private Marked one() throws UnclearMaskException {
        float value = values.length == 0 ? 0 : values[0];
        if (value != 0 && value != 1 && value != 255 && value != stored.white())
            throw new UnclearMaskException("holds " + print(value) + " everywhere, which is neither skin nor lesion");
        return above(0, false);
    }

    private Marked two() throws UnclearMaskException {
        float dark = distinct.first(), bright = distinct.last(), white = white(bright);
        boolean clear =
                dark == 0 ? !stored.lossy() || bright > SKIN : dark <= NEAR * white && bright >= (1 - NEAR) * white;
        if (!clear)
            throw new UnclearMaskException("holds the values " + listed() + ", of which none is skin for certain");
        return above(dark, false);
    }

    private Marked many() throws UnclearMaskException {
        float dark = values[0], bright = values[0];
        for (float value : values) {
            dark = Math.min(dark, value);
            bright = Math.max(bright, value);
        }
        float white = white(bright), scale = 255 / white;
        boolean few = distinct.size() < MANY;
        if (bright * scale <= SKIN || dark * scale >= DARK)
            throw new UnclearMaskException(
                    "holds " + (few ? "the values " + listed() : "values from " + print(dark) + " to " + print(bright))
                            + " of " + print(white) + ", which do not reach from skin to lesion");
        if (few && !stored.lossy() && labelled() >= Math.max(2, LABELLED * values.length))
            throw new UnclearMaskException("holds more labels than lesion and skin: the values " + listed());
        boolean floats = Float.isNaN(stored.white()) && white == 1;
        return above(floats ? 0.5f : SKIN / scale, true);
    }

    /** The white that the numbers are meant to be compared with: a 16-bit file may hold 0 to 255, a file of floats 0 to 1. */
    private float white(float bright) {
        if (stored.white() <= 255) return stored.white();
        if (Float.isNaN(stored.white()) && bright <= 1) return 1;
        return bright <= 255 ? 255 : bright <= 65535 ? 65535 : bright;
    }

    /** The pixels of neither the darkest nor the brightest value whose four neighbours have the same. */
    private int labelled() {
        int width = stored.width(), height = stored.height(), inside = 0;
        float dark = distinct.first(), bright = distinct.last();
        for (int y = 1; y < height - 1; y++)
            for (int i = y * width + 1; i < (y + 1) * width - 1; i++) {
                float value = values[i];
                if (value != dark
                        && value != bright
                        && values[i - 1] == value
                        && values[i + 1] == value
                        && values[i - width] == value
                        && values[i + width] == value) inside++;
            }
        return inside;
    }

    private Marked above(float threshold, boolean soft) {
        byte[] bits = new byte[values.length];
        for (int i = 0; i < bits.length; i++) if (values[i] > threshold) bits[i] = 1;
        return new Marked(bits, soft);
    }

    private String listed() {
        return distinct.stream().map(LesionValues::print).collect(Collectors.joining(", "));
    }

    private static String print(float value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
