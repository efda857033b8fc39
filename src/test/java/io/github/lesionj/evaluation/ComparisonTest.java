// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final List<Measures.Name> ACCURACY =
            List.of(new Measures.Name(MetricName.ACCURACY, "share of the images"));

    /**
     * One model is right on 60 images that the other gets wrong, and the reverse on 40. How often the 60 are drawn is
     * binomial: 50 of 100 or fewer in 2.71 % of the draws, 95 % of the draws from 50 to 69.
     */
    @Test
    void theProbabilityIsTwiceThatOfTheRarerSide() {
        Comparison.Row row = Comparison.of(share(i -> i < 60), share(i -> i >= 60), Bootstrap.byImage(100))
                .rows()
                .get(0);
        assertEquals(0.2, row.difference(), 1e-12);
        assertEquals(2 * 0.0271, row.p(), 0.015);
        assertEquals(0.00, row.interval().low(), 0.0201);
        assertEquals(0.38, row.interval().high(), 0.0201);
    }

    /**
     * Measured apart, these shares of 0.90 and 0.84 would have overlapping intervals. On the same images they differ on six,
     * of which a draw has none with a probability of 0.94 to the power of 100, 0.2 %.
     */
    @Test
    void whatIsHardForBothDoesNotBlurTheDifference() {
        Comparison.Row row = Comparison.of(share(i -> i < 90), share(i -> i < 84), Bootstrap.byImage(100))
                .rows()
                .get(0);
        assertEquals(0.06, row.difference(), 1e-12);
        assertEquals(2 * Math.pow(0.94, 100), row.p(), 0.006);
        assertEquals(0.02, row.interval().low(), 0.0101);
    }

    @Test
    void aModelDoesNotDifferFromItself() {
        Comparison.Row row = Comparison.of(share(i -> i < 60), share(i -> i < 60), Bootstrap.byImage(100))
                .rows()
                .get(0);
        assertEquals(new Interval(0, 0), row.interval());
        assertEquals(1, row.p());
    }

    @Test
    void otherFiguresOrImagesAreRefused() {
        Measures fewer = new Measures(99, ACCURACY, weights -> new double[1]);
        assertThrows(
                IllegalArgumentException.class, () -> Comparison.of(share(i -> true), fewer, Bootstrap.byImage(100)));
    }

    private static Measures share(IntPredicate right) {
        double[] values =
                IntStream.range(0, 100).mapToDouble(i -> right.test(i) ? 1 : 0).toArray();
        return new Measures(100, ACCURACY, weights -> new double[] {Bootstrap.mean(values, weights)});
    }
}
