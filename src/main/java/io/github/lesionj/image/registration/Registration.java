// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

/**
 * How the second of two pictures lies on the first.
 *
 * @param toFirst   takes the second's pixel coordinates, the first pixel's centre at 0, to the first's
 * @param agreement how well the fine structure of both agrees then: its correlation, 0 to 1; {@link #isSure} says from where on
 *                  they show the same place
 */
public record Registration(Similarity toFirst, double agreement) {

    /** Pictures of different places agree less. */
    public static final double LEAST_AGREEMENT = 0.3;

    /** @return whether both pictures show the same place */
    public boolean isSure() {
        return agreement >= LEAST_AGREEMENT;
    }
}
