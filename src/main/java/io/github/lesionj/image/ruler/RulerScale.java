// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import java.util.List;

/**
 * A scale that was found on a picture: evenly spaced ticks. What their distance is in millimetres a picture does not say.
 *
 * @param spacing    from one tick to the next in pixels, greater than 0; the finest ticks that were seen
 * @param angle      of the row of ticks in degrees as ImageJ measures them: above -90 up to 90, 0 is level, positive rises to
 *                   the right
 * @param ticks      that were seen, in order along the row; at least {@value RulerFinder#FEWEST}
 * @param majorEvery which tick is longer than the others: 2, 5 or 10 for each second, fifth or tenth; 1 if all are alike
 * @param unevenness the root mean square of what the ticks lie beside their even places, as a share of the spacing
 * @param confidence how much speaks for it, 0 to 1: the share of the expected ticks that were seen, times what their number and
 *                   evenness say against chance; what is below {@value RulerFinder#LEAST_CONFIDENCE} is not returned
 */
public record RulerScale(
        double spacing, double angle, List<Tick> ticks, int majorEvery, double unevenness, double confidence) {

    /**
     * One tick, a line. The centre of the first pixel is at 0.5, as ImageJ counts.
     *
     * @param number on the scale, from 0; numbers of ticks that were not seen are left out
     */
    public record Tick(int number, double x1, double y1, double x2, double y2) {

        /** @return in pixels */
        public double length() {
            return Math.hypot(x2 - x1, y2 - y1);
        }
    }

    public RulerScale {
        ticks = List.copyOf(ticks);
    }
}
