// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One folder with pictures of every kind, and with files that are none. */
class OddInputsTest extends CommandLineTestBase {

    private static final List<String> GOOD = List.of("alpha", "colour", "grey", "onepixel", "sixteenbit");
    private static final List<String> BAD = List.of("empty.png", "text.jpg", "truncated.png");

    @BeforeEach
    void fillFolder() throws IOException {
        draw("in/colour.jpg", 10, 5);
        draw("in/alpha.png", BufferedImage.TYPE_INT_ARGB);
        draw("in/grey.png", BufferedImage.TYPE_BYTE_GRAY);
        draw("in/sixteenbit.png", BufferedImage.TYPE_USHORT_GRAY);
        save("in/onepixel.png", new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        Files.writeString(file("in/empty.png"), "");
        Files.writeString(file("in/text.jpg"), "this is no picture");
        Path whole = draw("whole.png", 10, 5);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(file("in/truncated.png"), Arrays.copyOf(bytes, bytes.length / 2));
    }

    @Test
    void badFilesGetASentenceEachAndTheOthersAreSegmented() throws IOException {
        Run run = run("segment", "@in", "--output", "@out");
        assertOneSentencePerBadFile(run);
        assertEquals(
                Stream.concat(GOOD.stream().map(name -> name + "_segmentation.png"), Stream.of("failures.csv"))
                        .sorted()
                        .toList(),
                list("out"));
        assertEquals(
                BAD,
                Files.readAllLines(file("out/failures.csv")).stream()
                        .skip(1)
                        .map(line -> Path.of(line.split(",")[1]).getFileName().toString())
                        .toList());
    }

    @Test
    void badFilesAreMissingInTheClassTable() throws IOException {
        Run run = run("classify", "@in", "--output", "@c.csv");
        assertOneSentencePerBadFile(run);
        assertEquals(
                GOOD,
                Files.readAllLines(file("c.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",")[0])
                        .toList());
    }

    private static void assertOneSentencePerBadFile(Run run) {
        List<String> lines = run.err()
                .lines()
                .filter(line -> !line.contains(" on auto (a test's)"))
                .toList();
        assertAll(
                () -> assertEquals(1, run.code(), run.err()),
                () -> assertEquals(BAD.size() + 1, lines.size(), run.err()),
                () -> assertTrue(lines.get(BAD.size()).startsWith("lesionj: 5 of 8 images done"), run.err()),
                () -> assertTrue(lines.get(BAD.size()).contains(", 3 failed"), run.err()));
        for (String bad : BAD)
            assertEquals(
                    1,
                    lines.stream()
                            .filter(line -> line.startsWith("lesionj: ") && line.contains(bad))
                            .count(),
                    bad + " in " + run.err());
    }

    private void draw(String name, int type) throws IOException {
        BufferedImage picture = new BufferedImage(40, 30, type);
        for (int y = 0; y < 30; y++)
            for (int x = 0; x < 40; x++) picture.setRGB(x, y, Math.hypot(x - 20, y - 15) < 8 ? 0xff303030 : 0xffe0e0e0);
        save(name, picture);
    }
}
