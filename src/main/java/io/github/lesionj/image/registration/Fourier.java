// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

/** The discrete Fourier transform of square planes whose side is a power of two (Cooley and Tukey 1965). */
final class Fourier {

    private final int side;
    private final double[] cos;
    private final double[] sin;
    private final double[] real;
    private final double[] imaginary;

    Fourier(int side) {
        if (Integer.bitCount(side) != 1) throw new IllegalArgumentException(side + " is no power of two");
        this.side = side;
        cos = new double[side / 2];
        sin = new double[side / 2];
        for (int i = 0; i < side / 2; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / side);
            sin[i] = Math.sin(2 * Math.PI * i / side);
        }
        real = new double[side];
        imaginary = new double[side];
    }

    /** A plane of complex numbers, row-major. */
    record Plane(double[] re, double[] im) {}

    /** @return the transform of real numbers, row-major, side x side */
    Plane forward(float[] values) {
        Plane plane = new Plane(new double[side * side], new double[side * side]);
        for (int i = 0; i < values.length; i++) plane.re[i] = values[i];
        both(plane, -1);
        return plane;
    }

    /** @return the real part of the inverse transform; the plane is used up */
    double[] inverse(Plane plane) {
        both(plane, 1);
        for (int i = 0; i < plane.re.length; i++) plane.re[i] /= plane.re.length;
        return plane.re;
    }

    private void both(Plane plane, int sign) {
        for (int line = 0; line < side; line++) {
            transform(plane, line * side, 1, sign);
        }
        for (int line = 0; line < side; line++) transform(plane, line, side, sign);
    }

    private void transform(Plane plane, int from, int step, int sign) {
        int shift = Integer.SIZE - Integer.numberOfTrailingZeros(side);
        for (int i = 0; i < side; i++) {
            int target = Integer.reverse(i) >>> shift;
            real[target] = plane.re[from + i * step];
            imaginary[target] = plane.im[from + i * step];
        }
        for (int half = 1; half < side; half *= 2) {
            int stride = side / (2 * half);
            for (int start = 0; start < side; start += 2 * half)
                for (int k = 0; k < half; k++) {
                    double c = cos[k * stride], s = sign * sin[k * stride];
                    int low = start + k, high = low + half;
                    double re = real[high] * c - imaginary[high] * s, im = real[high] * s + imaginary[high] * c;
                    real[high] = real[low] - re;
                    imaginary[high] = imaginary[low] - im;
                    real[low] += re;
                    imaginary[low] += im;
                }
        }
        for (int i = 0; i < side; i++) {
            plane.re[from + i * step] = real[i];
            plane.im[from + i * step] = imaginary[i];
        }
    }
}
