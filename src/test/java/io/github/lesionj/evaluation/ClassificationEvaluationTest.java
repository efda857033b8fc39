// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationEvaluationTest {

    private static final String TRUTH = "image,MEL,NV\na,1,0\nb,0,1\nc,0.0,1.0\n";
    private static final String PREDICTIONS = "image,MEL,NV\na,0.9,0.1\nb,0.2,0.8\nc,0.6,0.4\n";

    private Path truth;
    private Path predictions;

    @BeforeEach
    void writeTables(@TempDir Path folder) throws IOException {
        truth = Files.writeString(folder.resolve("truth.csv"), TRUTH);
        predictions = Files.writeString(folder.resolve("predictions.csv"), PREDICTIONS);
    }

    @Test
    void figuresAreWrittenPerClassAndAsMean() throws IOException {
        ClassificationEvaluation evaluation = ClassificationEvaluation.of(predictions, truth);
        Path csv = truth.resolveSibling("scores.csv");
        evaluation.writeCsv(csv);
        assertEquals(
                "class,weight,recall,precision,accuracy,sensitivity,specificity,dice,ppv,npv,auc,auc_sens_80,average_precision,sens_spec_80,sens_spec_90,spec_sens_80",
                Files.readAllLines(csv).get(0));
        assertEquals(
                "NV,2.0,0.5,1.0,0.6666666666666666,0.5,1.0,0.6666666666666666,1.0,0.5,1.0,1.0,1.0,1.0,1.0,1.0",
                Files.readAllLines(csv).get(2));
        assertEquals("""
                Classification of 3 images, 3 counted
                balanced accuracy 0.7500: the mean of the classes' recall (ISIC; ranks Task 3)
                accuracy          0.6667: the share of the images that are right (not official)
                class     weight     recall  precision   accuracy  sensitivity  specificity       dice        ppv        npv        auc  auc_sens_80  average_precision  sens_spec_80  sens_spec_90  spec_sens_80
                MEL       1.0000     1.0000     0.5000     0.6667       1.0000       0.5000     0.6667     0.5000     1.0000     1.0000       1.0000             1.0000        1.0000        1.0000        1.0000
                NV        2.0000     0.5000     1.0000     0.6667       0.5000       1.0000     0.6667     1.0000     0.5000     1.0000       1.0000             1.0000        1.0000        1.0000        1.0000
                macro     3.0000     0.7500     0.7500     0.6667       0.7500       0.7500     0.6667     0.7500     0.7500     1.0000       1.0000             1.0000        1.0000        1.0000        1.0000
                recall: the most probable class is the right one; 0 undecided by a tie, and so wrong
                precision: of the images whose most probable class it is; a dash where there are none
                accuracy to npv: probability above 0.5; sens_spec_80, spec_sens_80: where the ROC curve reaches 0.80, sens_spec_90: 0.90
                macro: the mean over the classes, each counting the same
                """, evaluation.text());
    }

    @Test
    void orderAndSpellingOfTheTableDoNotMatter() throws IOException {
        Files.writeString(
                predictions, "\uFEFFNV, image ,MEL\r\n0.4,c.jpg,0.6\r\n\r\n0.8,\"b.JPG\",0.2\r\n1e-1,a,0.9\r\n");
        assertEquals(
                ClassificationEvaluation.of(Files.writeString(truth.resolveSibling("plain.csv"), PREDICTIONS), truth)
                        .score(),
                ClassificationEvaluation.of(predictions, truth).score());
    }

    /** As one without a lesion has no class. */
    @Test
    void anImageWithoutProbabilitiesIsUndecided() throws IOException {
        Files.writeString(predictions, "image,MEL,NV\na,0.9,0.1\nb,,\nc,0.4,0.6\n");
        assertEquals(1, ClassificationEvaluation.of(predictions, truth).score().undecided());
    }

    @Test
    void namesOfClassesMayHaveAnyCase() throws IOException {
        Files.writeString(predictions, PREDICTIONS.replace("MEL", "mel"));
        assertEquals(3, ClassificationEvaluation.of(predictions, truth).images().size());
        Files.writeString(
                truth,
                "\uFEFF\"Image_ID\";\"DX\";\r\n\"a.jpeg\";\"mel\";\r\n\"b.png\";\"nv\";\r\n\"c\";\"nv\";\r\n;;\r\n");
        assertEquals(3, ClassificationEvaluation.of(predictions, truth).images().size());
    }

    @Test
    void theWithdrawnImageAndWeightsOfZeroDoNotCount() throws IOException {
        Files.writeString(
                truth,
                "image,MEL,NV,score_weight,validation_weight\na,1,0,1,0\nb,0,1,0,1\nISIC_0035068,0,1,1,1\nd,0,1,0.5,1\n");
        Files.writeString(predictions, "image,MEL,NV\na,1,0\nb,1,0\nISIC_0035068,1,0\nd,0,1\n");
        ClassificationEvaluation evaluation = ClassificationEvaluation.of(predictions, truth);
        assertEquals(1, evaluation.score().balancedAccuracy());
        assertEquals(4, evaluation.images().size());
        assertEquals(2, evaluation.data().counted());
        assertEquals(0.5, evaluation.score().classes().get(1).weight());
    }

    static Stream<Arguments> badPredictions() {
        return Stream.of(
                Arguments.of("", "P is empty; it needs a line of column names, such as image, and a line per picture"),
                Arguments.of("image,MEL,NV\n", "P has a header but no rows"),
                Arguments.of(
                        "lésion;MEL;NV\na;1;0\n",
                        "The header of P has no column 'image', 'image_id' or 'isic_id' but "
                                + "[lésion, MEL, NV]; name the column of the pictures so"),
                Arguments.of("image,MEL,MEL\na,1,0\n", "P has two columns 'MEL'; keep one of them"),
                Arguments.of(
                        "image,MEL,BCC\na,1,0\n", "The header of P is image,MEL,BCC but must be image,MEL,NV as in T"),
                Arguments.of("image,MEL,NV\na,1\n", "Row 2 of P has 2 values, but the header has 3"),
                Arguments.of("image,MEL,NV\na,1,\n", "The image a in P has '' for NV, which is not a number"),
                Arguments.of("image,MEL,NV\na,1,0\na.jpg,1,0\n", "P has two rows for the image a; keep one of them"),
                Arguments.of(
                        "image,MEL,NV\na,0,0\nb,0.0,0\nc,,\n",
                        "P gives every image 0 for every class, so there is nothing to score"),
                Arguments.of(
                        "image,MEL,NV\nb,1,0\n", "P lacks 2 of 3 images, the first is a; every image of T needs a row"),
                Arguments.of(
                        PREDICTIONS + "d,0,1\ne,0,1\n",
                        "P has 2 images that are not in T, the first is d; remove their rows"),
                Arguments.of(
                        PREDICTIONS.replace("0.8", "1.01"),
                        "The image b in P has the probability 1.01 for NV; probabilities are 0 to 1"),
                Arguments.of(
                        PREDICTIONS.replace("0.8", "NaN"),
                        "The image b in P has the probability NaN for NV; probabilities are 0 to 1"));
    }

    @ParameterizedTest
    @MethodSource("badPredictions")
    void badPredictionsAreNamed(String table, String message) throws IOException {
        Files.writeString(predictions, table);
        assertMessage(message);
    }

    static Stream<Arguments> badTruths() {
        return Stream.of(
                Arguments.of("image,MEL\na,1\n", "T has 1 class columns; a classification needs 2 or more"),
                Arguments.of("image,MEL,NV\na,1,1\n", "The image a in T has 2 right classes; mark exactly one with 1"),
                Arguments.of(
                        "image,MEL,NV\na,0.7,0.3\n",
                        "The image a in T has 0.7 for MEL; a truth is 1 for the right class and 0 for the others"),
                Arguments.of(
                        "image,MEL,NV,score_weight\na,1,0,-1\n",
                        "The image a in T has the weight -1.0; weights are 0 or more"),
                Arguments.of(
                        "image,MEL,NV,score_weight\na,1,0,0\nb,0,1,0\nc,0,1,0\n",
                        "T gives every image the weight 0, so there is nothing to score"));
    }

    @ParameterizedTest
    @MethodSource("badTruths")
    void badTruthsAreNamed(String table, String message) throws IOException {
        Files.writeString(truth, table);
        assertMessage(message);
    }

    @Test
    void whatIsNoTableIsNamed() throws IOException {
        Files.write(predictions, new byte[] {'P', 'K', 3, 4, 0, 0});
        assertMessage("P is a workbook or an archive, not a table; save the table as CSV in UTF-8");
        Files.write(predictions, new byte[] {'i', 'm', 'a', 'g', 'e', 7, 1});
        assertMessage("P is no text; save the table as CSV in UTF-8");
        Files.delete(predictions);
        assertMessage("There is no file P");
    }

    private void assertMessage(String message) {
        String thrown = assertThrows(IOException.class, () -> ClassificationEvaluation.of(predictions, truth))
                .getMessage();
        assertEquals(message, thrown.replace(predictions.toString(), "P").replace(truth.toString(), "T"));
    }
}
