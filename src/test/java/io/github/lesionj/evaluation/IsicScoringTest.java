// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with figures that isic-challenge-scoring 5.6.0 gave; benchmarks/isic-scoring/make_fixture.py wrote them. */
class IsicScoringTest {

    private static final double TOLERANCE = 1e-12;

    @TempDir
    private Path folder;

    @Test
    void masksScoreAsWithTheChallengesOwnPackage() throws Exception {
        Path written = folder.resolve("scores.csv");
        SegmentationEvaluation.of(fixture("predictions"), fixture("truth")).writeCsv(written);
        assertFigures(fixture("segmentation.json"), written, 12 * 7);
    }

    @ParameterizedTest
    @CsvSource({"truth.csv, classification.json", "truth-weighted.csv, classification-weighted.json"})
    void probabilitiesScoreAsWithTheChallengesOwnPackage(String truth, String figures) throws Exception {
        Path written = folder.resolve("scores.csv");
        ClassificationEvaluation.of(fixture("predictions.csv"), fixture(truth)).writeCsv(written);
        assertFigures(fixture(figures), written, 8 * 9 + 1);
    }

    private static void assertFigures(Path expected, Path written, int count) throws IOException {
        Map<String, Map<String, Double>> theirs = new Gson()
                .fromJson(Files.readString(expected), new TypeToken<Map<String, Map<String, Double>>>() {}.getType());
        Map<String, Map<String, String>> ours = rows(written);
        assertEquals(List.copyOf(theirs.keySet()), List.copyOf(ours.keySet()));
        assertEquals(count, theirs.values().stream().mapToInt(Map::size).sum());
        theirs.forEach((row, figures) -> figures.forEach((figure, value) -> assertEquals(
                value,
                Double.parseDouble(ours.get(row).get(figure.equals("ap") ? "average_precision" : figure)),
                TOLERANCE,
                row + " " + figure)));
    }

    private static Map<String, Map<String, String>> rows(Path csv) throws IOException {
        try (CSVParser parser = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(csv))) {
            Map<String, Map<String, String>> rows = new LinkedHashMap<>();
            for (CSVRecord row : parser) rows.put(row.get(0), row.toMap());
            return rows;
        }
    }

    private static Path fixture(String name) throws URISyntaxException {
        return Path.of(IsicScoringTest.class.getResource("isic/" + name).toURI());
    }
}
