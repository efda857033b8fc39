// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

/**
 * What a mask's file stores, one number per pixel, however a program would show it.
 *
 * @param values row-major
 * @param white  the greatest number that the pixels could hold, such as 255; NaN where they could hold any
 * @param lossy  whether the numbers were spoilt when the file was written, as JPEG does
 */
record StoredValues(int width, int height, float[] values, float white, boolean lossy) {

    StoredValues of(float[] others, float otherWhite) {
        return new StoredValues(width, height, others, otherWhite, lossy);
    }
}
