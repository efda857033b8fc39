// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

/**
 * A place of a picture that is found again when the picture is turned, scaled and shifted.
 *
 * @param x          in pixels, the first pixel's centre at 0
 * @param y          in pixels
 * @param descriptor of what lies around it, turned by its own direction; alike for alike places, not copied
 */
record FeaturePoint(double x, double y, float[] descriptor) {

    /** @return the square of how unlike another place this one is */
    double unlike(FeaturePoint other) {
        double sum = 0;
        for (int i = 0; i < descriptor.length; i++) {
            double difference = descriptor[i] - other.descriptor[i];
            sum += difference * difference;
        }
        return sum;
    }
}
