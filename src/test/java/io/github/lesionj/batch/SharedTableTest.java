// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.io.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are added one by one, as single commands do. */
class SharedTableTest {

    @TempDir
    Path folder;

    private void add(String image, double first) throws IOException {
        DiagnosisFile.add(
                folder, image, new Diagnosis(List.of("MEL", "NV"), List.of(first, 1 - first)), Review.UNKNOWN);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("classes.csv"));
    }

    @Test
    void aRowOfTheSameImageTakesTheEarlierOnesPlace() throws IOException {
        add("a", 0.25);
        add("b, c", 0.5);
        add("a", 0.75);
        assertEquals(List.of("image,MEL,NV", "a,0.75000000,0.25000000", "\"b, c\",0.50000000,0.50000000"), lines());
        assertEquals(
                List.of(
                        "image,class,class_entropy,class_information,melanoma_suspected,review,review_reason",
                        "a,MEL,,,,,",
                        "\"b, c\",MEL,,,,,"),
                Files.readAllLines(folder.resolve("classes_review.csv")));
    }

    @Test
    void allRowsOfTheSameImageGiveWay() throws IOException {
        Path file = folder.resolve("parts.csv");
        addParts(file, "a", "1", "2", "3");
        addParts(file, "b", "1");
        addParts(file, "a", "4", "5");
        assertEquals(List.of("image,part", "a,4", "a,5", "b,1"), Files.readAllLines(file));
    }

    private static void addParts(Path file, String image, String... parts) throws IOException {
        CsvTable table = new CsvTable(List.of("image", "part"));
        for (String part : parts) table.add(List.of(image, part));
        SharedTable.add(table, file);
    }

    @Test
    void severalAtOnceLoseNoRow() throws IOException {
        Optional<IOException> failure = IntStream.range(0, 24)
                .parallel()
                .mapToObj(i -> {
                    try {
                        add("p" + i, 0.5);
                        return Optional.<IOException>empty();
                    } catch (IOException e) {
                        return Optional.of(e);
                    }
                })
                .flatMap(Optional::stream)
                .findAny();
        assertEquals(Optional.empty(), failure);
        assertEquals(25, lines().size());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count(), "the tables alone");
        }
    }
}
