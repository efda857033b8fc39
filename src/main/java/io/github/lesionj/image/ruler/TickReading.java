// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import io.github.lesionj.image.GreyPlane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a comb meets in the picture: the brightness along the row, averaged along the ticks' shared part, and the dip that each
 * tick makes in it.
 *
 * @param comb     that was read
 * @param offsets  how far each tick lies from its expected place, as a share of the step; NaN where there is none
 * @param dips     how much darker each tick is than what is beside it, in grey values
 * @param contrast the median of the dips
 * @param noise    the median of the deepest dips between the ticks
 */
record TickReading(Comb comb, double[] offsets, double[] dips, double contrast, double noise) {

    private static final double FINE = 0.5;
    private static final int COARSEST = 24;
    private static final int FINEST = 160;
    private static final double NEAR = 0.25;
    private static final double FAINT = 0.4;
    private static final double LEAST = 3;
    private static final double CORE = 0.35;

    /** Reads a comb; also beyond its ends, {@code beyond} places on each side. */
    static TickReading of(GreyPlane plane, Comb comb, int beyond) {
        int steps = (int) Math.max(COARSEST, Math.min(FINEST, Math.ceil(comb.pitch() / FINE)));
        int from = -beyond, to = comb.last() + beyond, ticks = to - from + 1;
        double[] profile = new double[(ticks + 1) * steps];
        for (int i = 0; i < profile.length; i++) profile[i] = mean(plane, comb, from - 1 + (i + 0.5) / steps + 0.5);
        double[] offsets = new double[ticks], dips = new double[ticks], gaps = new double[ticks];
        for (int t = 0; t < ticks; t++) {
            // the tick's expected place is at index centre of the profile
            double centre = (t + 0.5) * steps - 0.5;
            dip(profile, centre, steps, t, offsets, dips, gaps);
        }
        double contrast = median(Arrays.copyOfRange(dips, beyond, ticks - beyond));
        double middle = (comb.low() + comb.high()) / 2;
        for (int t = 0; t < ticks; t++) {
            int k = t + from;
            boolean inside = plane.contains(comb.x(k, middle), comb.y(k, middle));
            if (!inside || dips[t] < Math.max(LEAST, FAINT * contrast)) offsets[t] = Double.NaN;
        }
        return new TickReading(comb, offsets, dips, contrast, median(Arrays.copyOfRange(gaps, beyond, ticks - beyond)));
    }

    private static double mean(GreyPlane plane, Comb comb, double k) {
        int samples = (int) Math.max(3, Math.min(24, comb.high() - comb.low()));
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            double aside = comb.low() + (comb.high() - comb.low()) * (i + 0.5) / samples;
            sum += plane.at(comb.x(k, aside), comb.y(k, aside));
        }
        return sum / samples;
    }

    private static void dip(
            double[] profile, double centre, int steps, int t, double[] offsets, double[] dips, double[] gaps) {
        int first = (int) Math.ceil(centre - 0.5 * steps), end = (int) Math.floor(centre + 0.5 * steps);
        double[] around = Arrays.copyOfRange(profile, Math.max(0, first), Math.min(profile.length, end + 1));
        Arrays.sort(around);
        double ground = around[around.length * 4 / 5];
        int darkest = -1;
        double gap = 0;
        for (int i = Math.max(0, first); i <= Math.min(profile.length - 1, end); i++) {
            boolean near = Math.abs(i - centre) <= NEAR * steps;
            if (near && (darkest < 0 || profile[i] < profile[darkest])) darkest = i;
            if (Math.abs(i - centre) > 1.4 * NEAR * steps) gap = Math.max(gap, ground - profile[i]);
        }
        double depth = ground - profile[darkest];
        double sum = 0, weight = 0;
        for (int side = -1; side <= 1; side += 2)
            for (int i = side < 0 ? darkest : darkest + 1; i >= 0 && i < profile.length; i += side) {
                double w = ground - profile[i] - CORE * depth;
                if (w <= 0 || Math.abs(i - darkest) > 0.5 * steps) break;
                sum += w * i;
                weight += w;
            }
        offsets[t] = weight > 0 ? (sum / weight - centre) / steps : Double.NaN;
        dips[t] = depth;
        gaps[t] = gap;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** @return how many ticks are there */
    int found() {
        return (int) Arrays.stream(offsets).filter(o -> !Double.isNaN(o)).count();
    }

    /** @return the numbers of those that are there */
    List<Integer> places() {
        List<Integer> places = new ArrayList<>();
        for (int t = 0; t < offsets.length; t++) if (!Double.isNaN(offsets[t])) places.add(t);
        return places;
    }

    /** @return as {@link #places}, without single ones beyond a gap at either end */
    List<Integer> placesInOnePiece() {
        List<Integer> places = places();
        while (places.size() > 1 && places.get(1) - places.get(0) > 1) places.remove(0);
        while (places.size() > 1 && places.get(places.size() - 1) - places.get(places.size() - 2) > 1)
            places.remove(places.size() - 1);
        return places;
    }
}
