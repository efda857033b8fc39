// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeCommandTest extends CommandLineTestBase {

    private static final int SHARDS = 3;

    private void drawPictures() throws IOException {
        for (int i = 0; i < 9; i++) draw("in/mole_" + i + ".png", 4 + i, 6);
        draw("in/=odd, \"name\".png", 5, 5);
    }

    private void runShards(String... words) {
        for (int i = 1; i <= SHARDS; i++) {
            List<String> all = new ArrayList<>(List.of(words));
            Collections.addAll(all, "--shard", i + "/" + SHARDS);
            Run run = run(all.toArray(String[]::new));
            assertEquals(0, run.code(), run.err());
            assertTrue(run.err().contains("lesionj: shard " + i + "/3: "), run.err());
        }
    }

    private void assertSameTables(String merged, String single, String... names) throws IOException {
        for (String name : names)
            assertEquals(Files.readString(file(single + "/" + name)), Files.readString(file(merged + "/" + name)));
    }

    @Test
    void theJoinedFolderIsThatOfOneCall() throws IOException {
        drawPictures();
        assertEquals(0, run("analyze", "@in", "--output", "@one").code());
        runShards("analyze", "@in", "--output", "@out");
        Run merge = run("merge", "@out", "--move");
        assertEquals(0, merge.code(), merge.err());
        assertTrue(merge.err().contains("lesionj: lesions.csv: 10 rows"), merge.err());
        assertTrue(merge.err().contains("10 of 10 pictures have their results, from 3 of 3 shards"), merge.err());
        List<String> files = new ArrayList<>(list("out"));
        assertTrue(files.removeIf(name -> name.startsWith("shard-")));
        List<String> single =
                list("one").stream().filter(name -> !name.startsWith(".")).toList();
        assertEquals(single, files);
        for (String name : files)
            assertArrayEquals(Files.readAllBytes(file("one/" + name)), Files.readAllBytes(file("out/" + name)), name);
    }

    @Test
    void bothTablesOfClassesAreJoined() throws IOException {
        drawPictures();
        assertEquals(
                0,
                run("classify", "@in", "--output", "@one/classes.csv", "--review")
                        .code());
        runShards("classify", "@in", "--output", "@out/classes.csv", "--review");
        assertEquals(0, run("merge", "@out").code());
        assertSameTables("out", "one", "classes.csv", "classes_review.csv");
    }

    @Test
    void withoutATableTheMasksCount() throws IOException {
        drawPictures();
        runShards("segment", "@in", "--output", "@out");
        assertEquals(0, run("merge", "@out").code());
        Path mask = masks("out").get(0);
        Files.delete(mask);
        Run merge = run("merge", "@out");
        assertEquals(1, merge.code());
        String name = mask.getFileName().toString().replace("_segmentation.png", "");
        assertTrue(merge.err().contains("1 picture has no result: " + name + "; missing.csv lists them"), merge.err());
    }

    private List<Path> masks(String name) throws IOException {
        try (Stream<Path> files = Files.walk(file(name))) {
            return files.filter(file -> file.toString().endsWith("_segmentation.png"))
                    .toList();
        }
    }

    @Test
    void aMissingShardAndAPictureThatFailedAreSaid() throws IOException {
        drawPictures();
        Files.writeString(file("in/broken.png"), "no picture");
        for (int i = 1; i <= SHARDS; i++) run("analyze", "@in", "--output", "@out", "--shard", i + "/3");
        Run merge = run("merge", "@out", "--move");
        assertEquals(1, merge.code());
        assertTrue(merge.err().contains("10 of 11 pictures have their results, from 3 of 3 shards"), merge.err());
        assertTrue(merge.err().contains("1 picture has no result: broken; missing.csv"), merge.err());
        assertTrue(Files.readString(file("out/missing.csv")).startsWith("image,shard\nbroken,"));
        assertFalse(list("out").contains("mole_1_crop.png"), "nothing is moved where something is missing");

        Files.delete(file("in/broken.png"));
        run("analyze", "@in", "--output", "@two", "--shard", "1/3");
        run("analyze", "@in", "--output", "@two", "--shard", "3/3");
        Run partly = run("merge", "@two");
        assertEquals(1, partly.code());
        assertTrue(partly.err().contains("from 2 of 3 shards"), partly.err());
        assertTrue(partly.err().contains("1 shard is missing, with "), partly.err());
        assertTrue(partly.err().contains(" pictures: run --shard 2/3"), partly.err());
    }

    @Test
    void aTableInAnyOrderIsJoinedInTheLists() throws IOException {
        drawPictures();
        assertEquals(0, run("analyze", "@in", "--output", "@one").code());
        runShards("analyze", "@in", "--output", "@out");
        for (int i = 1; i <= SHARDS; i++) {
            Path table = file("out/shard-00" + i + "-of-003/lesions.csv");
            List<String> lines = new ArrayList<>(Files.readAllLines(table));
            Collections.reverse(lines.subList(1, lines.size()));
            Files.write(table, lines);
        }
        assertEquals(0, run("merge", "@out", "--output", "@joined").code());
        assertSameTables("joined", "one", "lesions.csv");
    }

    @Test
    void aShardWithoutPicturesIsDone() throws IOException {
        draw("in/mole.png", 5, 5);
        assertEquals(0, run("analyze", "@in", "--output", "@one").code());
        runShards("analyze", "@in", "--output", "@out");
        Run merge = run("merge", "@out");
        assertEquals(0, merge.code(), merge.err());
        assertSameTables("out", "one", "lesions.csv");
    }

    @Test
    void partsOfDifferentListsOrDivisionsAreRefused() throws IOException {
        drawPictures();
        run("segment", "@in", "--output", "@out", "--shard", "1/2");
        draw("in/more.png", 5, 5);
        run("segment", "@in", "--output", "@out", "--shard", "2/2");
        Run lists = run("merge", "@out");
        run("segment", "@in", "--output", "@out", "--shard", "2/3");
        Run divisions = run("merge", "@out");
        assertAll(
                () -> assertEquals(2, lists.code()),
                () -> assertTrue(lists.err().contains("are parts of different lists of pictures"), lists.err()),
                () -> assertEquals(2, divisions.code()),
                () -> assertTrue(divisions.err().contains("are parts of different divisions"), divisions.err()));
    }

    @Test
    void tablesWithOtherColumnsAreRefusedAndNothingIsWritten() throws IOException {
        drawPictures();
        runShards("analyze", "@in", "--output", "@out");
        Path table = file("out/shard-002-of-003/lesions.csv");
        Files.writeString(table, Files.readString(table).replace("MEL", "melanoma"));
        Run merge = run("merge", "@out");
        assertEquals(2, merge.code());
        assertTrue(merge.err().contains("has other columns than"), merge.err());
        assertFalse(list("out").contains("lesions.csv"));
    }

    @Test
    void partsOfDifferentOptionsAreRefused() throws IOException {
        drawPictures();
        runShards("segment", "@in", "--output", "@out");
        Run other = run("segment", "@in", "--output", "@out", "--shard", "2/3", "--overlay", "--again");
        assertEquals(0, other.code(), other.err());
        Run merge = run("merge", "@out");
        assertEquals(2, merge.code());
        assertTrue(merge.err().contains("shard-002-of-003 was made with other settings than"), merge.err());
        assertTrue(merge.err().contains("overlay was false and is true"), merge.err());
    }

    @Test
    void theFailuresAreJoinedAndGoWhenTheyAreMended() throws IOException {
        drawPictures();
        Files.writeString(file("in/broken.png"), "no picture");
        for (int i = 1; i <= SHARDS; i++) run("analyze", "@in", "--output", "@out", "--shard", i + "/3");
        assertEquals(1, run("merge", "@out").code());
        assertEquals(1, run("analyze", "@in", "--output", "@one").code());
        assertSameTables("out", "one", "lesions.csv", "failures.csv");
        draw("in/broken.png", 5, 5);
        runShards("analyze", "@in", "--output", "@out");
        assertEquals(0, run("merge", "@out").code());
        assertFalse(list("out").contains("failures.csv"));
        assertFalse(list("out").contains("missing.csv"));
    }

    @Test
    void aDamagedListAndAForeignFolderAreRefused() throws IOException {
        drawPictures();
        runShards("segment", "@in", "--output", "@out");
        Files.writeString(file("out/shard-001-of-003/lesionj-shard.jsonl"), "{\"shard\":1}");
        Run damaged = run("merge", "@out");
        Run foreign = run("merge", "@in");
        assertAll(
                () -> assertEquals(2, damaged.code()),
                () -> assertTrue(damaged.err().contains("lesionj-shard.jsonl is damaged"), damaged.err()),
                () -> assertEquals(2, foreign.code()),
                () -> assertTrue(foreign.err().contains("There is no shard's folder in"), foreign.err()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9/3", "0/3", "third"})
    void aWrongShardIsWrongUsage(String shard) throws IOException {
        draw("in/mole.png", 5, 5);
        Run run = run("segment", "@in", "--output", "@out", "--shard", shard);
        assertEquals(2, run.code());
        assertTrue(run.err().contains("hard"), run.err());
        assertFalse(Files.exists(file("out")));
    }
}
