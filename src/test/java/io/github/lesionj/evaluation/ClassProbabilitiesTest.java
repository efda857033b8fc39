// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares with scikit-learn's and SciPy's figures; src/test/reference/evaluation_figures.py wrote them. */
class ClassProbabilitiesTest {

    private record Figures(
            double[] sens_spec_80,
            double[] sens_spec_90,
            double[] spec_sens_80,
            double[] precision,
            double[][] confusion,
            double[] bins,
            double calibration_error,
            double[] interval_of_the_right_class) {}

    private static Figures expected;
    private static ClassProbabilities data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void readFigures() throws Exception {
        try (Reader reader = new InputStreamReader(
                ClassProbabilitiesTest.class.getResourceAsStream("/reference/classification-figures.json"),
                StandardCharsets.UTF_8)) {
            expected = new Gson().fromJson(reader, Figures.class);
        }
        data = ClassificationEvaluation.of(fixture("predictions.csv"), fixture("truth.csv"))
                .data();
    }

    @Test
    void theRocCurvePassesWhereScikitLearnSays() {
        List<ClassScore> classes = data.score().classes();
        assertArrayEquals(
                expected.sens_spec_80(),
                classes.stream().mapToDouble(ClassScore::sensitivityAt80).toArray(),
                1e-12);
        assertArrayEquals(
                expected.sens_spec_90(),
                classes.stream().mapToDouble(ClassScore::sensitivityAt90).toArray(),
                1e-12);
        assertArrayEquals(
                expected.spec_sens_80(),
                classes.stream().mapToDouble(ClassScore::specificityAt80).toArray(),
                1e-12);
    }

    @Test
    void thePrecisionIsThatOfScikitLearn() {
        assertArrayEquals(
                expected.precision(),
                data.score().classes().stream()
                        .mapToDouble(ClassScore::precision)
                        .toArray(),
                1e-12);
    }

    @Test
    void whichClassWasTakenForWhich() throws Exception {
        ConfusionMatrix confusion = data.confusion();
        for (int c = 0; c < 7; c++)
            assertArrayEquals(expected.confusion()[c], confusion.counts()[c], "row " + c);
        confusion.writeCsv(folder.resolve("confusion.csv"));
        List<String> lines = Files.readAllLines(folder.resolve("confusion.csv"));
        assertTrue(lines.get(0).startsWith("truth,MEL,NV,BCC,AKIEC,BKL,DF,VASC,undecided,MEL_share,"), lines.get(0));
        assertTrue(lines.get(7).startsWith("VASC,0.0,0.0,0.0,0.0,0.0,0.0,4.0,0.0,0.0,"), lines.get(7));
    }

    @Test
    void theCalibrationErrorIsThatOfFifteenBins() {
        Reliability reliability = data.reliability();
        assertArrayEquals(
                expected.bins(),
                reliability.bins().stream().mapToDouble(Reliability.Bin::images).toArray());
        assertEquals(expected.calibration_error(), reliability.error(), 1e-12);
    }

    /** By hand: 0.8 said and 3 of 4 right, and 0.6 said and none of 2 right. */
    @Test
    void theCalibrationErrorIsAMeanOverTheImages() {
        double[][] p = {{0.8, 0.2}, {0.8, 0.2}, {0.8, 0.2}, {0.2, 0.8}, {0.6, 0.4}, {0.6, 0.4}};
        Reliability reliability = Reliability.of(p, new int[] {0, 0, 0, 0, 1, 1});
        assertEquals((4 * 0.05 + 2 * 0.6) / 6, reliability.error(), 1e-12);
        assertEquals(0.75, reliability.bins().get(11).accuracy());
        assertEquals(2, reliability.bins().get(8).images());
    }

    /** SciPy drew 200000 resamples. */
    @Test
    void theBootstrapIntervalIsThatOfSciPy() {
        double[] own = IntStream.range(0, data.images())
                .mapToDouble(i -> data.weight(i) > 0 ? data.probability(i, data.truth(i)) : Double.NaN)
                .toArray();
        Interval interval = Bootstrap.byImage(own.length).ofMean(own);
        assertArrayEquals(
                expected.interval_of_the_right_class(), new double[] {interval.low(), interval.high()}, 0.003);
    }

    /** 20 of 40 melanomas and 48 of 60 nevi are right; their recalls vary as binomial shares do. */
    @Test
    void figuresHaveIntervalsOfTheirOwn() {
        double[][] p = IntStream.range(0, 100)
                .mapToObj(i -> i < 20 || i >= 88 ? new double[] {0.9, 0.1} : new double[] {0.1, 0.9})
                .toArray(double[][]::new);
        int[] truth = IntStream.range(0, 100).map(i -> i < 40 ? 0 : 1).toArray();
        List<Figure> figures = new ClassProbabilities(List.of("MEL", "NV"), p, truth)
                .measures()
                .figures(Bootstrap.byImage(100));
        Figure balanced = figures.get(0), melanoma = figures.get(9);
        assertEquals("balanced_accuracy", balanced.name());
        assertEquals(0.65, balanced.value(), 1e-12);
        double deviation = Math.sqrt(0.5 * 0.5 / 40 + 0.8 * 0.2 / 60) / 2;
        assertEquals(0.65 - 1.96 * deviation, balanced.interval().low(), 0.015);
        assertEquals(0.65 + 1.96 * deviation, balanced.interval().high(), 0.015);
        assertEquals("recall MEL", melanoma.name());
        assertEquals(0.5, melanoma.value());
        assertEquals(0.5 - 1.96 * Math.sqrt(0.25 / 40), melanoma.interval().low(), 0.03);
        assertEquals(100, melanoma.images());
    }

    private static Path fixture(String name) throws Exception {
        return Path.of(ClassProbabilitiesTest.class.getResource("isic/" + name).toURI());
    }
}
