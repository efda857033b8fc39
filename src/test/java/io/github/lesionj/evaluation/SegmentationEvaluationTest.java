// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.MaskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationEvaluationTest {

    private Path truth;
    private Path predictions;

    @BeforeEach
    void makeFolders(@TempDir Path folder) throws IOException {
        truth = Files.createDirectory(folder.resolve("truth"));
        predictions = Files.createDirectory(folder.resolve("predictions"));
    }

    @Test
    void figuresAreWrittenPerImageAndAsMean() throws IOException {
        mask(truth.resolve("b_segmentation.png"), "1111");
        mask(truth.resolve("a_segmentation.png"), "1100000000");
        mask(predictions.resolve("b.png"), "1110");
        mask(predictions.resolve("a_segmentation.png"), "0100000000");
        SegmentationEvaluation evaluation = SegmentationEvaluation.of(predictions, truth);
        Path csv = truth.resolveSibling("scores.csv");
        evaluation.writeCsv(csv);
        assertEquals("""
                image,accuracy,sensitivity,specificity,precision,jaccard,threshold_jaccard,dice,hd95,asd
                a,0.9,0.5,1.0,1.0,0.5,0.0,0.6666666666666666,0.95,0.3333333333333333
                b,0.75,0.75,1.0,1.0,0.75,0.75,0.8571428571428571,0.8499999999999996,0.14285714285714285
                mean,0.825,0.625,1.0,1.0,0.625,0.375,0.7619047619047619,0.8999999999999998,0.23809523809523808
                """, Files.readString(csv));
        assertEquals("""
                Segmentation of 2 images, each scored at the size of its true mask
                         accuracy  sensitivity  specificity  precision    jaccard  threshold_jaccard       dice       hd95        asd
                mean       0.8250       0.6250       1.0000     1.0000     0.6250             0.3750     0.7619     0.9000     0.2381
                pooled     0.8571       0.6667       1.0000     1.0000     0.6667                  -     0.8000
                mean: per image, then averaged over the images (ISIC; ranked by threshold_jaccard)
                pooled: all pixels of all images counted together (not official)
                hd95, asd: 95 % Hausdorff and symmetric average distance of the boundaries in pixels, over 2 images; where one mask alone is empty there is none
                """, evaluation.text());
    }

    /** Two pixels of 0.5 mm apart in one image; in the other only the truth is empty, which has no distance. */
    @Test
    void distancesAreInMillimetresWhereThePixelSizeIsKnown() {
        PixelSize half = new PixelSize(0.05, 0.05, "cm");
        MaskScore calibrated = MaskScore.of("a", bits("100"), bits("001"), half);
        MaskScore empty = MaskScore.of("b", bits("000"), bits("010"), half);
        Measures measures = new SegmentationEvaluation(List.of(calibrated, empty)).measures();
        Map<String, Double> figures = new HashMap<>();
        measures.figures(Bootstrap.byImage(2)).forEach(figure -> figures.put(figure.name(), figure.value()));
        assertEquals(1, calibrated.millimetres().average(), 1e-12);
        assertEquals(1, figures.get("hd95_mm"), 1e-12);
        assertEquals(2, figures.get("asd"), 1e-12);
        assertEquals(0, figures.get("pooled_jaccard"));
        assertEquals(1, new SegmentationEvaluation(List.of(calibrated, empty)).measured());
    }

    @Test
    void filesThatAreNoMasksAreIgnored() throws IOException {
        mask(truth.resolve("a_Segmentation.PNG"), "10");
        Files.writeString(truth.resolve("LICENSE.txt"), "CC0");
        Files.writeString(truth.resolve("a_superpixels.png"), "no picture");
        mask(predictions.resolve("a_segmentation.png"), "10");
        Files.writeString(predictions.resolve("._a_segmentation.png"), "no picture");
        Files.writeString(predictions.resolve("a_overlay.png"), "no picture");
        assertEquals(1, SegmentationEvaluation.of(predictions, truth).mean().jaccard());
    }

    @Test
    void missingPredictionsAreCountedAndTheFirstIsNamed() throws IOException {
        for (String image : new String[] {"a", "b", "c"}) mask(truth.resolve(image + "_segmentation.png"), "10");
        mask(predictions.resolve("a.png"), "10");
        assertMessage(
                predictions + " lacks 2 of 3 predictions, the first is b_segmentation.png; every true mask needs one");
    }

    @Test
    void twoPredictionsOfAnImageAreRefused() throws IOException {
        mask(truth.resolve("a_segmentation.png"), "10");
        mask(predictions.resolve("a.png"), "10");
        mask(predictions.resolve("a_segmentation.png"), "10");
        assertMessage(predictions + " holds two masks for a, a_segmentation.png and a.png; keep one of them");
    }

    @Test
    void aPredictionOfAnotherSizeIsNamed() throws IOException {
        mask(truth.resolve("a_segmentation.png"), "100");
        mask(predictions.resolve("a.png"), "10");
        assertMessage(
                predictions.resolve("a.png") + " does not fit: The predicted mask is 2 x 1 pixels but the true one "
                        + "3 x 1; masks are scored at the size of the original image");
    }

    @Test
    void foldersWithoutTruthAreNamed() throws IOException {
        assertMessage("There is no mask in " + truth + "; name them <image>_segmentation.png");
        truth = truth.resolve("absent");
        assertMessage("There is no folder " + truth);
    }

    private void assertMessage(String message) {
        assertEquals(
                message,
                assertThrows(IOException.class, () -> SegmentationEvaluation.of(predictions, truth))
                        .getMessage());
    }

    private static void mask(Path file, String row) throws IOException {
        MaskFile.write(file, bits(row));
    }

    private static Img<BitType> bits(String row) {
        byte[] bits = new byte[row.length()];
        for (int i = 0; i < bits.length; i++) bits[i] = (byte) (row.charAt(i) - '0');
        return Pixels.mask(bits, bits.length, 1);
    }
}
