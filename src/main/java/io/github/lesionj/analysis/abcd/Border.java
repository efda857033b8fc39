// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.image.shape.BorderDimension;
import io.github.lesionj.image.shape.BorderLength;
import io.github.lesionj.image.shape.EdgeProfile;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the lesion ends.
 *
 * @param length           of the border and its holes, smoothed by a pixel, in the pixel size's unit
 * @param compactness      length squared over 4 pi times the area: 1 for a disk, more for any other shape
 * @param fractalDimension by box counting, 1 (smooth) to 2; NaN for a lesion of a few pixels
 * @param abruptness       of the eight segments, clockwise from the long axis: the share of the step in lightness from lesion
 *                         to skin that is taken at once, 0..1; NaN where the picture ends too near
 */
public record Border(double length, double compactness, double fractalDimension, List<Double> abruptness) {

    /** Number of segments that the ABCD rule cuts a lesion into. */
    public static final int SEGMENTS = 8;

    /** From this abruptness on a segment's border counts as cut off; LesionJ's own choice. */
    public static final double ABRUPT_LIMIT = 1.0 / 3;

    /** A segment that is less than this much darker or lighter than the skin, in L*, has no abrupt border. */
    public static final double LEAST_CONTRAST = 5;

    public Border {
        abruptness = List.copyOf(abruptness);
    }

    static Border of(LesionPixels lesion) {
        byte[] bits = lesion.bits();
        int width = lesion.region().width();
        double pixels = lesion.diameter() / Math.sqrt(lesion.pixelArea());
        double length = BorderLength.of(bits, width, pixels, lesion.pixelSize());
        return new Border(
                length,
                Math.max(1, length * length / (4 * Math.PI * lesion.area())),
                BorderDimension.of(bits, width, pixels),
                profiles(lesion).stream().map(Border::abruptness).toList());
    }

    private static List<EdgeProfile> profiles(LesionPixels lesion) {
        List<EdgeProfile> profiles = IntStream.range(0, SEGMENTS)
                .mapToObj(segment -> new EdgeProfile(lesion.diameter(), Math.sqrt(lesion.pixelArea())))
                .toList();
        float[] lightness = lesion.colours().l();
        for (int i = 0; i < lightness.length; i++)
            if (lesion.bits()[i] != 0 || lesion.isSkin(i))
                profiles.get(lesion.segment(i)).add(lesion.distance(i), lightness[i]);
        return profiles;
    }

    private static double abruptness(EdgeProfile profile) {
        return Math.abs(profile.contrast()) < LEAST_CONTRAST ? 0 : profile.abruptness();
    }

    /** @return B of the ABCD rule: in how many segments the border is cut off, 0 to 8 */
    public int score() {
        return (int) abruptness.stream().filter(share -> share >= ABRUPT_LIMIT).count();
    }
}
