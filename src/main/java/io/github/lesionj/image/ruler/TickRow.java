// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import java.util.List;

/**
 * Strokes in a row that look like the ticks of a scale: parallel, evenly spaced, with one end or the middle on a line across
 * them.
 *
 * @param strokes in order along the row
 * @param places  of each on the scale, growing whole numbers; a number that is left out is a tick that was not seen
 * @param missing how many were not seen
 * @param uneven  root mean square of what they lie beside even places, as a share of their distance
 */
record TickRow(List<Stroke> strokes, List<Integer> places, int missing, double uneven) {

    private static final double CHANCE = 0.25;
    private static final double FINEST = 0.02;
    private static final double PER_MISSING = 1.5;

    /** @return how much speaks for it: the number of ticks, and more the more evenly they lie */
    double score() {
        return (strokes.size() - 2 - PER_MISSING * missing) * Math.log(CHANCE / Math.max(FINEST, uneven));
    }

    /** @return the same in a picture of another size, as {@link Stroke#scaled} */
    TickRow scaled(double factor) {
        return new TickRow(strokes.stream().map(s -> s.scaled(factor)).toList(), places, missing, uneven);
    }
}
