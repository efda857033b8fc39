// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

/**
 * How the second of two pictures lies on the first.
 *
 * @param toFirst   takes the second's pixel coordinates, the first pixel's centre at 0, to the first's
 * @param agreement how well the fine structure of both agrees then: its correlation, 0 to 1; {@link #isSure} says from where on
 *                  they show the same place
 * @param method    what led to it
 */
public record Registration(Similarity toFirst, double agreement, Method method) {

    /** What leads from two pictures to how they lie on each other. */
    public enum Method {
        /** The feature points of ImageJ's SIFT, where it is there. */
        SIFT("SIFT"),
        /** The correlation of both in Fourier space, of all turns and scales. */
        CORRELATION("phase correlation");

        private final String text;

        Method(String text) {
            this.text = text;
        }

        /** @return {@code SIFT} or {@code phase correlation} */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Pictures of different places agree less. */
    public static final double LEAST_AGREEMENT = 0.3;

    /** @return whether both pictures show the same place */
    public boolean isSure() {
        return agreement >= LEAST_AGREEMENT;
    }
}
