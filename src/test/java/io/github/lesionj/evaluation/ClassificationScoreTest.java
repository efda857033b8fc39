// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationScoreTest {

    private static final List<String> TWO = List.of("MEL", "NV");

    @Test
    void balancedAccuracyIsTheMeanRecallAndATieIsWrong() {
        ClassificationScore score = ClassificationScore.of(
                TWO,
                new double[][] {{0.9, 0.1}, {0.5, 0.5}, {0.3, 0.7}, {0.2, 0.8}, {0.6, 0.4}, {0.1, 0.9}},
                new int[] {0, 0, 1, 1, 1, 1});
        assertEquals(0.5, score.classes().get(0).recall());
        assertEquals(0.75, score.classes().get(1).recall());
        assertEquals(0.625, score.balancedAccuracy());
        assertEquals(4 / 6.0, score.accuracy());
        assertEquals(1, score.undecided());
    }

    @Test
    void theFiguresAtOneHalfAreThoseOfTheConfusionMatrix() {
        ClassScore mel = ClassificationScore.of(
                        TWO, new double[][] {{0.9, 0}, {0.5, 0}, {0.8, 0}, {0.2, 0}, {0.6, 0}}, new int[] {0, 0, 0, 1, 1
                        })
                .classes()
                .get(0);
        assertEquals(3, mel.weight());
        assertEquals(3 / 5.0, mel.accuracy());
        assertEquals(2 / 3.0, mel.sensitivity());
        assertEquals(1 / 2.0, mel.specificity());
        assertEquals(4 / 6.0, mel.dice());
        assertEquals(2 / 3.0, mel.ppv());
        assertEquals(1 / 2.0, mel.npv());
    }

    /** The example of scikit-learn's manual: roc_auc_score is 0.75, average_precision_score 0.8333. */
    @Test
    void areasMatchTheManualOfScikitLearn() {
        ClassScore mel = ClassificationScore.of(
                        TWO, new double[][] {{0.1, 0}, {0.4, 0}, {0.35, 0}, {0.8, 0}}, new int[] {1, 1, 0, 0})
                .classes()
                .get(0);
        assertEquals(0.75, mel.auc(), 1e-12);
        assertEquals(5 / 6.0, mel.averagePrecision(), 1e-12);
    }

    /** The ROC curve runs (0,0) (0,1/2) (1/2,1) (1,1); it crosses 0.8 at 0.3: 0.2 x 0.9 + 0.5 x 1 is left above. */
    @Test
    void theAreaAboveASensitivityStartsAtTheInterpolatedCrossing() {
        ClassScore mel = ClassificationScore.of(
                        TWO, new double[][] {{0.9, 0}, {0.5, 0}, {0.5, 0}, {0.1, 0}}, new int[] {0, 0, 1, 1})
                .classes()
                .get(0);
        assertEquals(0.2 * 0.9 + 0.5, mel.aucAbove80(), 1e-12);
        assertEquals(0.5 * 0.75 + 0.5, mel.auc(), 1e-12);
    }

    @Test
    void anImageOfWeightTwoCountsLikeTwoAndOfWeightZeroNotAtAll() {
        double[][] p = {{0.9, 0.1}, {0.2, 0.8}, {0.7, 0.3}, {0.4, 0.6}};
        ClassificationScore weighted =
                new ClassProbabilities(TWO, p, new int[] {0, 0, 1, 1}, new double[] {1, 2, 0, 1}).score();
        ClassificationScore repeated =
                ClassificationScore.of(TWO, new double[][] {p[0], p[1], p[1], p[3]}, new int[] {0, 0, 0, 1});
        assertEquals(repeated, weighted);
        assertEquals(1 / 3.0, weighted.classes().get(0).recall());
    }

    @Test
    void aClassWithoutTruthIsLeftOutOfTheMeans() {
        ClassificationScore score = ClassificationScore.of(
                List.of("MEL", "NV", "DF"), new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, new int[] {0, 1, 1});
        assertTrue(Double.isNaN(score.classes().get(2).recall()));
        assertTrue(Double.isNaN(score.classes().get(2).auc()));
        assertTrue(Double.isNaN(score.classes().get(2).averagePrecision()));
        assertEquals(0.75, score.balancedAccuracy());
        assertEquals((1 + 0.75) / 2, score.macro().auc(), 1e-12);
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertMessage("Image 0 has the probability 1.5, outside 0..1", new double[][] {{1.5, 0}}, new int[] {0}, 1);
        assertMessage(
                "Image 0 has the probability NaN, outside 0..1", new double[][] {{0, Double.NaN}}, new int[] {0}, 1);
        assertMessage("Image 0 has the class 2, but classes go from 0 to 1", new double[][] {{1, 0}}, new int[] {2}, 1);
        assertMessage("Image 0 has 1 probabilities for 2 classes", new double[][] {{1}}, new int[] {0}, 1);
        assertMessage("Image 0 has the weight -1.0; weights are 0 or more", new double[][] {{1, 0}}, new int[] {0}, -1);
        assertMessage(
                "There is no image that counts, so there is nothing to score",
                new double[][] {{1, 0}},
                new int[] {0},
                0);
    }

    private static void assertMessage(String message, double[][] probabilities, int[] truth, double weight) {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> new ClassProbabilities(TWO, probabilities, truth, new double[] {weight}));
        assertEquals(message, e.getMessage());
    }
}
