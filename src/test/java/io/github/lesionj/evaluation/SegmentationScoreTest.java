// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.lesionj.image.Pixels;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

class SegmentationScoreTest {

    @Test
    void aPartialMatchScoresAsCalculatedByHand() {
        SegmentationScore score = SegmentationScore.of(mask("1110000000"), mask("0110100000"));
        assertEquals(new SegmentationScore(8 / 10.0, 2 / 3.0, 6 / 7.0, 2 / 3.0, 2 / 4.0, 4 / 6.0, 0), score);
    }

    @Test
    void aJaccardIndexOfExactlyTheThresholdCounts() {
        Img<BitType> truth = mask("1".repeat(20));
        assertEquals(
                0.65,
                SegmentationScore.of(truth, mask("1".repeat(13) + "0".repeat(7)))
                        .thresholdJaccard());
        assertEquals(
                0,
                SegmentationScore.of(truth, mask("1".repeat(12) + "0".repeat(8)))
                        .thresholdJaccard());
    }

    @Test
    void whatTheTruthDoesNotContainIsPerfect() {
        assertEquals(new SegmentationScore(1, 1, 1, 1, 1, 1, 1), SegmentationScore.of(mask("0000"), mask("0000")));
        assertEquals(
                new SegmentationScore(0.75, 1, 0.75, 0, 0, 0, 0), SegmentationScore.of(mask("0000"), mask("0100")));
        assertEquals(
                new SegmentationScore(0.75, 0.75, 1, 1, 0.75, 6 / 7.0, 0.75),
                SegmentationScore.of(mask("1111"), mask("1101")));
    }

    @Test
    void theMeanCountsEveryImageTheSameWhateverItsSize() {
        SegmentationScore small = SegmentationScore.of(mask("11"), mask("00"));
        SegmentationScore large = SegmentationScore.of(mask("1".repeat(100)), mask("1".repeat(100)));
        assertEquals(
                new SegmentationScore(0.5, 0.5, 1, 1, 0.5, 0.5, 0.5), SegmentationScore.mean(List.of(small, large)));
    }

    @Test
    void masksOfDifferentShapesAreRefused() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> SegmentationScore.of(Pixels.mask(new byte[6], 3, 2), Pixels.mask(new byte[6], 2, 3)));
        assertEquals(
                "The predicted mask is 2 x 3 pixels but the true one 3 x 2; "
                        + "masks are scored at the size of the original image",
                e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> SegmentationScore.mean(List.of()));
    }

    private static Img<BitType> mask(String row) {
        byte[] bits = new byte[row.length()];
        for (int i = 0; i < bits.length; i++) bits[i] = (byte) (row.charAt(i) - '0');
        return Pixels.mask(bits, bits.length, 1);
    }
}
