// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import io.github.lesionj.image.GreyPlane;
import java.util.List;
import java.util.Optional;

/**
 * Fits a scale to a row of strokes on the picture at its full size: lets the ticks' places follow the dips in the brightness,
 * goes on beyond the row's ends, and looks for finer ticks between those of the row.
 */
final class ScaleFit {

    private static final int ROUNDS = 12;
    private static final int BEYOND = 2;
    private static final double WILD = 0.18;
    private static final double UNEVEN = 0.15;
    private static final double FINER = 0.7;
    private static final double FINER_UNEVEN = 0.1;
    private static final double NARROWEST = 3;
    private static final double CHANCE = 0.15;
    private static final double SURE = 10;
    private static final double DISTINCT = 1.5;
    private static final double DARKEST_LEAST = 5;
    private static final int[] PARTS = {2, 3, 5};

    private final GreyPlane plane;

    ScaleFit(GreyPlane plane) {
        this.plane = plane;
    }

    /** @return empty if the row is none of a scale */
    Optional<RulerScale> fit(TickRow row) {
        Comb comb = Comb.over(row).within(plane);
        if (!(comb.pitch() > NARROWEST) || comb.high() <= comb.low()) return Optional.empty();
        return settled(comb).map(this::finest).flatMap(this::judged);
    }

    /** Follows the dips and goes on beyond the ends until nothing changes. */
    private Optional<TickReading> settled(Comb start) {
        Comb comb = start;
        for (int round = 0; round < ROUNDS; round++) {
            TickReading reading = TickReading.of(plane, comb, BEYOND);
            List<Integer> places = reading.placesInOnePiece();
            if (places.size() < 4) return Optional.empty();
            Evenness even = Evenness.of(reading);
            if (even.rms() > (round == 0 ? WILD : UNEVEN)) return Optional.empty();
            int first = places.get(0), last = places.get(places.size() - 1);
            Comb next = comb.moved(even.at(first) - BEYOND, even.step(), last - first + 1);
            boolean same = next.last() == comb.last();
            comb = next;
            if (same && round > 0) break;
        }
        return Optional.of(TickReading.of(plane, comb, 0));
    }

    private TickReading finest(TickReading reading) {
        for (int parts : PARTS) {
            Optional<TickReading> finer = parted(reading, parts);
            if (finer.isPresent()) return finest(finer.get());
        }
        return reading;
    }

    /** Short ticks share one end of the long ones, or their middle. */
    private Optional<TickReading> parted(TickReading reading, int parts) {
        Comb comb = reading.comb();
        if (comb.pitch() / parts < NARROWEST) return Optional.empty();
        double length = comb.high() - comb.low();
        double[][] cores = {
            {comb.low(), comb.high()},
            {comb.low(), comb.low() + length / 3},
            {comb.high() - length / 3, comb.high()},
            {comb.low() - length / 2, comb.low()},
            {comb.high(), comb.high() + length / 2}
        };
        for (double[] core : cores) {
            TickReading finer = TickReading.of(plane, comb.parted(parts, core[0], core[1]), 0);
            if (isThere(finer, parts)) return settled(finer.comb());
        }
        return Optional.empty();
    }

    /** @return whether there are ticks also at the new places */
    private static boolean isThere(TickReading finer, int parts) {
        int expected = 0, seen = 0;
        double squares = 0;
        for (int k = 0; k < finer.offsets().length; k++) {
            if (k % parts == 0) continue;
            expected++;
            if (Double.isNaN(finer.offsets()[k])) continue;
            seen++;
            squares += finer.offsets()[k] * finer.offsets()[k];
        }
        return seen >= FINER * expected
                && Math.sqrt(squares / seen) < FINER_UNEVEN
                && finer.contrast() > DISTINCT * finer.noise();
    }

    private Optional<RulerScale> judged(TickReading reading) {
        int found = reading.found(), expected = reading.offsets().length;
        if (found < RulerFinder.FEWEST
                || reading.contrast() < DARKEST_LEAST
                || reading.contrast() < DISTINCT * reading.noise()) return Optional.empty();
        Evenness even = Evenness.of(reading);
        double evidence = (found - 2) * Math.log10(CHANCE / Math.max(even.rms(), 0.002));
        double confidence = (double) found / expected * Math.max(0, Math.min(1, evidence / SURE));
        if (confidence < RulerFinder.LEAST_CONFIDENCE) return Optional.empty();
        List<RulerScale.Tick> ticks = TickLengths.of(plane, reading);
        Comb comb = reading.comb();
        double across = Math.sin(comb.direction() - Math.atan2(comb.stepY(), comb.stepX()));
        return Optional.of(new RulerScale(
                comb.pitch() * even.step() * Math.abs(across),
                angle(comb, ticks),
                ticks,
                TickLengths.majorEvery(ticks),
                even.rms(),
                confidence));
    }

    /** The middle one of three opinions: the row of the ticks' middles, the line they stand on, and square to the ticks. */
    private static double angle(Comb comb, List<RulerScale.Tick> ticks) {
        double row = Math.atan2(comb.stepY(), comb.stepX());
        double foot = Baseline.of(ticks).direction(), square = comb.direction() - Math.PI / 2;
        double[] turns = {0, turn(foot - row), turn(square - row)};
        double degrees = -Math.toDegrees(turn(row + TickReading.median(turns)));
        return degrees <= -90 ? degrees + 180 : degrees;
    }

    /** @return the same direction of a line without ends, -pi/2 to pi/2 */
    private static double turn(double radians) {
        return radians - Math.PI * Math.rint(radians / Math.PI);
    }
}
