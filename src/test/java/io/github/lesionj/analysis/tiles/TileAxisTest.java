// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileAxisTest {

    @ParameterizedTest
    @CsvSource({
        "100,100,25,1",
        "99,100,25,1",
        "101,100,25,2",
        "1000,100,25,13",
        "1000,100,0,10",
        "1000,128,96,29",
        "7,3,2,5"
    })
    void theTilesCoverAllAndTheirWeightsAreOneTogether(int length, int tile, int overlap, int count) {
        TileAxis axis = TileAxis.of(length, tile, overlap);
        assertEquals(count, axis.count());
        double[] sums = new double[length];
        for (int i = 0; i < count; i++) {
            float[] weights = axis.weights(i);
            for (int k = 0; k < weights.length; k++) {
                boolean padded = i > 0 && k < overlap / 4 || i + 1 < count && k >= weights.length - overlap / 4;
                assertTrue(padded ? weights[k] == 0 : weights[k] >= 0, i + " " + k);
                sums[axis.start(i) + k] += weights[k];
            }
            assertTrue(i == 0 || axis.start(i) - axis.start(i - 1) <= tile - overlap);
        }
        for (double sum : sums) assertEquals(1, sum, 1e-6);
        assertEquals(length, axis.done(count - 1));
    }
}
