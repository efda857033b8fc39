// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.evaluation.Bootstrap;
import io.github.lesionj.model.PriorCorrection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassBalanceTest {

    private static final List<String> CLASSES = List.of("COMMON", "RARE");

    @Test
    void weightsMultiplyAndTheSumStaysOne() {
        assertArrayEquals(
                new double[] {0.6 / 1.4, 0.8 / 1.4},
                PriorCorrection.apply(List.of(1.0, 2.0), new double[] {0.6, 0.4}),
                1e-12);
        assertArrayEquals(new double[] {0.75, 0.25}, PriorCorrection.apply(List.of(), new double[] {3, 1}), 1e-12);
    }

    @Test
    void leansTowardsTheRareClassWhereThatHelps() {
        double[][] p = tenTimes(new double[][] {{0.9, 0.1}, {0.9, 0.1}, {0.9, 0.1}, {0.6, 0.4}});
        List<Double> weights = choose(p, 0, 0, 0, 1);
        assertTrue(weights.get(1) / weights.get(0) > 1.5);
        assertTrue(ClassBalance.weighted(weights, p)[3][1] > 0.5);
        assertTrue(ClassBalance.weighted(weights, p)[0][0] > 0.5);
    }

    @Test
    void leansAwayFromTheRareClassWhereThatHelps() {
        double[][] p = tenTimes(new double[][] {{0.45, 0.55}, {0.45, 0.55}, {0.45, 0.55}, {0.1, 0.9}});
        List<Double> weights = choose(p, 0, 0, 0, 1);
        assertTrue(ClassBalance.weighted(weights, p)[0][0] > 0.5);
        assertTrue(ClassBalance.weighted(weights, p)[3][1] > 0.5);
    }

    @Test
    void staysAsItIsWhereNothingIsGained() {
        assertEquals(List.of(1.0, 1.0), choose(tenTimes(new double[][] {{0.9, 0.1}, {0.1, 0.9}}), 0, 1));
    }

    @Test
    void staysAsItIsWhereTheGainMayBeChance() {
        double[][] p = {{0.9, 0.1}, {0.9, 0.1}, {0.9, 0.1}, {0.6, 0.4}};
        assertEquals(
                List.of(1.0, 1.0), choose(p, 0, 0, 0, 1), "a third of the resamples lack the one picture that gains");
    }

    private static double[][] tenTimes(double[][] rows) {
        return IntStream.range(0, 10 * rows.length)
                .mapToObj(i -> rows[i % rows.length])
                .toArray(double[][]::new);
    }

    /** @param truth of the first pictures; then it comes again */
    private static List<Double> choose(double[][] p, int... truth) {
        int[] all =
                IntStream.range(0, p.length).map(i -> truth[i % truth.length]).toArray();
        return ClassBalance.choose(CLASSES, new long[] {90, 10}, p, all, Bootstrap.byImage(p.length));
    }
}
