// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.evaluation.Reliability;
import io.github.lesionj.model.Temperature;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TemperatureFitTest {

    /** Ten pictures said with 0.9, seven of them right: 0.7 is honest, and log(9) / T = log(7 / 3). */
    @Test
    void makesAnOverconfidentModelAsSureAsItIsRight() {
        double[][] said = new double[10][];
        Arrays.setAll(said, i -> new double[] {0.9, 0.1});
        int[] truth = {0, 0, 0, 0, 0, 0, 0, 1, 1, 1};
        double temperature = TemperatureFit.choose(said, truth);
        assertEquals(Math.log(9) / Math.log(7.0 / 3), temperature, 1e-4);
        double[][] honest = Arrays.stream(said)
                .map(row -> Temperature.apply(temperature, row))
                .toArray(double[][]::new);
        assertEquals(0.2, Reliability.of(said, truth).error(), 1e-9);
        assertEquals(0, Reliability.of(honest, truth).error(), 1e-4);
    }

    @Test
    void staysInItsRangeWhenAllIsRightOrNoBetterThanChance() {
        double[][] said = {{0.6, 0.4}, {0.3, 0.7}};
        assertTrue(TemperatureFit.choose(said, new int[] {0, 1}) < 0.06);
        assertTrue(TemperatureFit.choose(said, new int[] {1, 0}) > 19);
    }
}
