// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

/** Uniform numbers from the SplitMix64 hash of a running index, as src/test/reference/hashed.py makes them. */
public final class HashedNumbers {

    private long used;

    /** @return the next {@code count} numbers, from {@code low} to just below {@code high} */
    public float[] uniform(double low, double high, long count) {
        float[] numbers = new float[Math.toIntExact(count)];
        for (int i = 0; i < numbers.length; i++) {
            long z = ++used * 0x9E3779B97F4A7C15L;
            z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
            z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
            z ^= z >>> 31;
            numbers[i] = (float) (low + (high - low) * ((double) (z >>> 40) / (1 << 24)));
        }
        return numbers;
    }
}
