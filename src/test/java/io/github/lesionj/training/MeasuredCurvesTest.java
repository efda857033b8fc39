// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.lesionj.evaluation.ClassProbabilities;
import io.github.lesionj.model.RocCurve;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuredCurvesTest {

    /** Melanomas at 0.9, 0.6, 0.4 and 0.2, nevi at 0.7 and 0.1: by hand. */
    private static final RocCurve MELANOMA = MeasuredCurves.of(
                    new ClassProbabilities(
                            List.of("MEL", "NV"),
                            new double[][] {{0.9, 0.1}, {0.6, 0.4}, {0.4, 0.6}, {0.2, 0.8}, {0.7, 0.3}, {0.1, 0.9}},
                            new int[] {0, 0, 0, 0, 1, 1}),
                    "a test's")
            .get(0);

    @Test
    void aPointIsTheFirstThatReachesItsSensitivity() {
        assertEquals(4, MELANOMA.positives());
        assertEquals(
                List.of(
                        new RocCurve.Point(0.5, 0.5, 0.5),
                        new RocCurve.Point(0.75, 0.5, (0.4 + 0.2) / 2),
                        new RocCurve.Point(1, 0.5, (0.2 + 0.1) / 2)),
                MELANOMA.points());
    }

    @Test
    void theThresholdOfTheNextHigherPointIsTaken() {
        assertEquals(Optional.of(0.30000000000000004), MELANOMA.at(0.6).map(RocCurve.Point::threshold));
        assertEquals(Optional.of(1.0), MELANOMA.at(0.99).map(RocCurve.Point::sensitivity));
        assertEquals(
                Optional.empty(),
                new RocCurve("MEL", List.of(), "", 1, 1, List.of(new RocCurve.Point(0.9, 0.5, 0.1))).at(0.95));
    }

    @Test
    void aClassThatNoPictureIsOfHasNoCurve() {
        List<RocCurve> curves = MeasuredCurves.of(
                new ClassProbabilities(
                        List.of("MEL", "NV", "DF"), new double[][] {{0.9, 0.1, 0}, {0.2, 0.8, 0}}, new int[] {0, 1}),
                "a test's");
        assertEquals(List.of("MEL", "NV"), curves.stream().map(RocCurve::label).toList());
    }
}
