// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.io.table.LabelTable;
import io.github.lesionj.model.ClassAnswer;
import io.github.lesionj.model.Doubt;
import io.github.lesionj.model.MapAnswer;
import io.github.lesionj.model.PostProcessingSpec;
import io.github.lesionj.model.ReviewPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How unsure answers are, against numbers by hand. */
class UncertaintyTest {

    private static final PostProcessing ABOVE_HALF = PostProcessing.of(PostProcessingSpec.DEFAULT);

    /** Two votes of four and two pixels, the mean's mask (0.6, 0.6, 0.5, 0.5 above 0.5) of two: Jaccard 2/4 and 2/2. */
    @Test
    void disagreementIsOneMinusTheMeanJaccardOfTheVotes() {
        MapAnswer answer = new MapAnswer(
                map(0.6f, 0.6f, 0.5f, 0.5f), List.of(map(0.8f, 0.8f, 0.8f, 0.8f), map(0.6f, 0.6f, 0.2f, 0.2f)));
        assertEquals(1 - (0.5 + 1) / 2, uncertainty(answer).disagreement(), 1e-6);
    }

    /** Inside 0.9 + 0.8 of two pixels, outside 0.1 + 0.2: 1 - 1.7 / 2.3. */
    @Test
    void doubtIsOneMinusTheExpectedJaccard() {
        MapAnswer answer = new MapAnswer(map(0.9f, 0.8f, 0.1f, 0.2f), List.of(map(0.9f, 0.8f, 0.1f, 0.2f)));
        assertEquals(1 - 1.7 / 2.3, uncertainty(answer).doubt(), 1e-6);
        assertTrue(Double.isNaN(uncertainty(answer).disagreement()), "one vote cannot disagree");
    }

    @Test
    void votesThatFindNothingAgree() {
        MapAnswer empty = new MapAnswer(map(0, 0, 0, 0), List.of(map(0, 0, 0, 0), map(0, 0, 0, 0)));
        assertEquals(0, uncertainty(empty).disagreement());
        assertTrue(Double.isNaN(uncertainty(empty).doubt()));
    }

    @Test
    void entropyIsInBits() {
        assertEquals(1, ClassUncertainty.entropy(0.5, 0.5), 1e-12);
        assertEquals(1.5, ClassUncertainty.entropy(0.5, 0.25, 0.25), 1e-12);
        assertEquals(0, ClassUncertainty.entropy(1, 0));
    }

    /** Votes that are sure of different classes: all the entropy is disagreement; votes that are unsure alike: none is. */
    @Test
    void informationIsWhatTheVotesContradict() {
        double[] half = {0.5, 0.5};
        ClassUncertainty split =
                ClassUncertainty.of(new ClassAnswer(half, List.of(new double[] {1, 0}, new double[] {0, 1})));
        assertEquals(new ClassUncertainty(1, 1), split);
        assertEquals(new ClassUncertainty(1, 0), ClassUncertainty.of(new ClassAnswer(half, List.of(half, half))));
    }

    @Test
    void reviewComparesWithTheMeasuredThreshold() {
        Optional<ReviewPoint> point = Optional.of(new ReviewPoint(Doubt.CLASS_ENTROPY, 0.8, List.of(), List.of()));
        assertEquals(Review.NOT_WANTED, Review.of(point, "the class", doubt -> 0.8));
        Review wanted = Review.of(point, "the class", doubt -> doubt == Doubt.CLASS_ENTROPY ? 0.81234567 : 0);
        assertEquals("yes", wanted.wanted().toString());
        assertEquals("the class is unsure: class_entropy 0.8123 > 0.8000", wanted.reason());
        assertEquals(Review.UNKNOWN, Review.of(point, "the class", doubt -> Double.NaN));
        assertEquals(Review.UNKNOWN, Review.of(Optional.empty(), "the class", doubt -> 1));
    }

    @Test
    void oneOfTwoIsEnoughForAReview() {
        assertEquals(Review.NO_LESION, Review.NO_LESION.and(Review.UNKNOWN));
        assertEquals(Review.NO_LESION, Review.NOT_WANTED.and(Review.NO_LESION));
        assertEquals(Review.NO_LESION, Review.NO_LESION.and(Review.NO_LESION), "the reason is given once");
        assertEquals(Review.NOT_WANTED, Review.NOT_WANTED.and(Review.NOT_WANTED));
        assertEquals(Review.UNKNOWN, Review.NOT_WANTED.and(Review.UNKNOWN));
    }

    @Test
    void readersOfTablesPassOverTheColumns(@TempDir Path folder) throws IOException {
        String doubts = String.join(
                ",", List.of(Doubt.values()).stream().map(Doubt::key).toList());
        Path file = folder.resolve("t.csv");
        Files.writeString(file, "image,MEL,NV," + doubts + ",review,review_reason\na,0.4,0.6,,,1,2,yes,unsure\n");
        assertEquals(List.of("MEL", "NV"), LabelTable.read(file).numbers().columns());
    }

    private static MaskUncertainty uncertainty(MapAnswer answer) {
        Img<BitType> mask = ABOVE_HALF.apply(answer.mean());
        return MaskUncertainty.of(answer, mask, ABOVE_HALF);
    }

    private static Img<FloatType> map(float... values) {
        return ArrayImgs.floats(values, 4, 1);
    }
}
