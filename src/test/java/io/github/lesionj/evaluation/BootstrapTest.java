// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    /** How often 1 is drawn is binomial: of 100 draws at one half, 95 % lie from 40 to 60. */
    @Test
    void theIntervalOfAShareIsTheBinomialOne() {
        double[] halves = IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray();
        Interval interval = Bootstrap.byImage(100).ofMean(halves);
        assertEquals(0.40, interval.low(), 0.0101);
        assertEquals(0.60, interval.high(), 0.0101);
    }

    /** Four equal images of each of 50 lesions know no more than 50 images: 18 to 32 of 50, not 86 to 114 of 200. */
    @Test
    void imagesOfOneLesionAreDrawnTogether() {
        double[] values = IntStream.range(0, 200).mapToDouble(i -> i / 4 % 2).toArray();
        List<String> lesions =
                IntStream.range(0, 200).mapToObj(i -> "HAM_" + i / 4).toList();
        Bootstrap byLesion = Bootstrap.byGroup(lesions);
        Interval grouped = byLesion.ofMean(values);
        Interval single = Bootstrap.byImage(200).ofMean(values);
        assertEquals(50, byLesion.groups());
        assertEquals(0.36, grouped.low(), 0.0201);
        assertEquals(0.64, grouped.high(), 0.0201);
        assertEquals(0.43, single.low(), 0.0101);
        assertEquals(0.57, single.high(), 0.0101);
    }

    @Test
    void everyResampleHasAsManyImagesAndFollowsFromTheSeed() {
        List<double[]> first = new ArrayList<>();
        List<double[]> second = new ArrayList<>();
        for (List<double[]> seen : List.of(first, second))
            Bootstrap.byImage(7).interval(weights -> {
                seen.add(weights);
                return 0;
            });
        assertEquals(Bootstrap.RESAMPLES, first.size());
        assertTrue(first.stream().allMatch(weights -> Arrays.stream(weights).sum() == 7));
        assertTrue(IntStream.range(0, first.size()).allMatch(i -> Arrays.equals(first.get(i), second.get(i))));
        assertTrue(first.stream().map(Arrays::toString).distinct().count() > 500);
    }

    /** By hand: 0.1 of the way from the first to the second value, and 0.9 from the fourth to the fifth. */
    @Test
    void percentilesLieBetweenTheNearestValuesAndUndefinedOnesAreLeftOut() {
        Interval interval = Interval.of(new double[] {10, 1, Double.NaN, 4, 2, 3});
        assertEquals(1.1, interval.low(), 1e-12);
        assertEquals(9.4, interval.high(), 1e-12);
        assertEquals("1.100 to 9.400", interval.text());
        assertEquals("-", Bootstrap.byImage(2).interval(weights -> Double.NaN).text());
        assertEquals(new Interval(3, 3), Bootstrap.byImage(3).ofMean(new double[] {3, Double.NaN, 3}));
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.byGroup(List.of()));
    }
}
