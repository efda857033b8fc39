// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.io.UserException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbabilitiesTest {

    @Test
    void thirdsSumToOne() {
        assertEquals(
                List.of("0.33333334", "0.33333333", "0.33333333"),
                Probabilities.print(diagnosis(1 / 3.0, 1 / 3.0, 1 / 3.0)));
    }

    @Test
    void certaintyIsPrintedAsSuch() {
        assertEquals(List.of("0.00000000", "1.00000000"), Probabilities.print(diagnosis(0, 1)));
    }

    @Test
    void everySumIsExactlyOneAndEveryFigureIsNear() {
        Random random = new Random(7);
        for (int round = 0; round < 1000; round++) {
            float[] p = new float[7];
            float sum = 0;
            for (int i = 0; i < 7; i++) sum += p[i] = (float) Math.exp(8 * random.nextGaussian());
            double[] softmax = new double[7];
            for (int i = 0; i < 7; i++) softmax[i] = p[i] / sum;
            List<String> printed = Probabilities.print(diagnosis(softmax));
            assertEquals(
                    0,
                    BigDecimal.ONE.compareTo(
                            printed.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add)));
            assertTrue(
                    IntStream.range(0, 7)
                            .allMatch(i -> Math.abs(softmax[i] - Double.parseDouble(printed.get(i))) < 1e-6),
                    printed.toString());
        }
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThrows(UserException.class, () -> Probabilities.print(diagnosis(Double.NaN, 0.5)));
        assertThrows(UserException.class, () -> Probabilities.print(diagnosis(0, 0)));
    }

    private static Diagnosis diagnosis(double... probabilities) {
        return new Diagnosis(
                IntStream.range(0, probabilities.length).mapToObj(i -> "C" + i).toList(),
                Arrays.stream(probabilities).boxed().toList());
    }
}
