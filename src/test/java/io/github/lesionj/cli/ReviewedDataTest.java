// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.batch.review.Decision;
import io.github.lesionj.batch.review.ReviewSession;
import io.github.lesionj.batch.review.ReviewedPicture;
import io.github.lesionj.batch.review.Verdict;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.UserException;
import io.github.lesionj.training.TinyData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a review decides is kept, taken back, and trained on. */
class ReviewedDataTest extends CommandLineTestBase {

    private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");
    private static final int COUNT = 8;

    @BeforeEach
    void analyzePhantoms() throws IOException {
        for (int i = 1; i <= COUNT; i++)
            ImageFile.writePng(file("in/mole " + i + ".png"), phantom(i).image());
        run("analyze", "@in", "--output", "@out");
    }

    private static Phantom phantom(int seed) {
        return Phantom.draw(Phantom.Options.DEFAULT.withSize(64, 48).withSeed(seed));
    }

    private ReviewSession review(String reviewer) throws IOException {
        return ReviewSession.open(file("out"), file("in"), Optional.empty(), reviewer, () -> NOW);
    }

    private byte[] mask(String folder, int picture) throws IOException {
        return Pixels.bits(MaskFile.read(file(folder + "/mole " + picture + "_segmentation.png")));
    }

    @Test
    void whatIsKeptPassesTheDataCheckAndIsTrainedOn() throws IOException {
        StringBuilder lesions = new StringBuilder("image_id,lesion_id\n");
        for (int i = 1; i <= COUNT; i++) lesions.append("mole " + i + ",L" + (i + 1) / 2 + "\n");
        Files.writeString(file("metadata.csv"), lesions);
        List<ReviewedPicture> pictures;
        try (ReviewSession review = review("ada")) {
            pictures = review.pictures();
            assertEquals(COUNT, pictures.size());
            for (int i = 0; i < COUNT; i++) {
                ReviewedPicture picture = pictures.get(i);
                if (i == 2) review.reject(picture);
                else if (i == 7) review.noLesion(picture);
                else if (i % 2 == 0) review.accept(picture, i % 4 == 0 ? "NV" : "BCC");
                else review.redraw(picture, phantom(i + 1).mask(), "BCC");
            }
        }
        assertEquals(7, list("out/reviewed/images").size());
        assertArrayEquals(Pixels.bits(phantom(2).mask()), mask("out/reviewed/masks", 2));
        assertArrayEquals(mask("out", 1), mask("out/reviewed/masks", 1));
        assertArrayEquals(
                Files.readAllBytes(file("in/mole 1.png")), Files.readAllBytes(file("out/reviewed/images/mole 1.png")));
        assertArrayEquals(new byte[64 * 48], mask("out/reviewed/masks", 8), "no lesion");
        assertFalse(Files.readString(file("out/reviewed/labels.csv")).contains("mole 8"), "nothing has no class");
        List<String> known = Files.readAllLines(file("out/reviewed/metadata.csv"));
        assertEquals(8, known.size());
        assertTrue(known.containsAll(List.of("mole 1,L1", "mole 4,L2", "mole 8,L4")), known.toString());
        for (String recipe : List.of(TinyData.segmentationRecipe(1), TinyData.classificationRecipe(1))) {
            Files.writeString(
                    file("recipe.json"),
                    recipe.replaceAll(
                                    "\"data\": \\{[^}]*}",
                                    "\"data\": {\"layout\": \"plain\", \"folder\": \"reviewed\","
                                            + " \"shares\": [0.6, 0.4, 0]}")
                            .replace("\"MEL\", \"NV\", \"BCC\"", "\"NV\", \"BCC\""));
            Run check = run("check-data", "@recipe.json", "--data", "@out");
            assertEquals(0, check.code(), check.out() + check.err());
        }
        Files.writeString(
                file("recipe.json"),
                TinyData.segmentationRecipe(1)
                        .replace(
                                "\"layout\": \"isic2017\", \"folder\": \"tiny\"",
                                "\"layout\": \"plain\", \"folder\": \"reviewed\", \"shares\": [0.6, 0.4, 0]"));
        Run train = run("train", "@recipe.json", "--data", "@out", "--output", "@trained", "--device", "cpu");
        assertEquals(0, train.code(), train.err());
        assertTrue(Files.exists(file("trained/tiny.zip")));
        Map<String, Set<String>> splits = new HashMap<>();
        List<String> rows = Files.readAllLines(file("trained/data.csv"));
        List<String> columns = List.of(rows.get(0).split(","));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            splits.computeIfAbsent(cells[columns.indexOf("lesion")], lesion -> new HashSet<>())
                    .add(cells[columns.indexOf("split")]);
        }
        assertEquals(Set.of("L1", "L2", "L3", "L4"), splits.keySet());
        splits.forEach((lesion, parts) -> assertEquals(1, parts.size(), lesion + " is in " + parts));
    }

    @Test
    void aTableWithoutLesionsIsRefused() throws IOException {
        Files.writeString(file("other.csv"), "image_id,age\nmole 1,40\n");
        assertEquals(
                "The table " + file("other.csv") + " names no lesions: it needs a column lesion_id or patient_id.",
                assertThrows(
                                UserException.class,
                                () -> ReviewSession.open(
                                        file("out"), file("in"), Optional.of(file("other.csv")), "ada", () -> NOW))
                        .getMessage());
    }

    @Test
    void thatThereIsNoLesionIsKeptAndTakenBack() throws IOException {
        try (ReviewSession review = review("ada")) {
            ReviewedPicture picture = review.pictures().get(0);
            review.noLesion(picture);
            review.relabel(picture, "NV");
        }
        try (ReviewSession review = review("bob")) {
            ReviewedPicture picture = review.pictures().get(0);
            Decision made = review.decision(picture).orElseThrow();
            assertEquals(Verdict.NO_LESION, made.verdict());
            assertEquals("", made.label());
            assertArrayEquals(
                    new byte[64 * 48], Pixels.bits(review.mask(picture).orElseThrow()));
            review.accept(picture, "NV");
            assertArrayEquals(mask("out", 1), mask("out/reviewed/masks", 1));
            review.undo();
            assertArrayEquals(new byte[64 * 48], mask("out/reviewed/masks", 1));
        }
    }

    @Test
    void theNextReviewGoesOnWhereThisOneStopped() throws IOException {
        try (ReviewSession review = review("ada")) {
            review.accept(review.pictures().get(0), review.pictures().get(0).label());
            String refused =
                    assertThrows(UserException.class, () -> review("bob")).getMessage();
            assertTrue(refused.contains("Review... by ada"), refused);
        }
        try (ReviewSession review = review("bob")) {
            assertEquals(1, review.decided());
            Decision first = review.decision(review.pictures().get(0)).orElseThrow();
            assertEquals("ada", first.reviewer());
            assertEquals(NOW, first.time());
            review.reject(review.pictures().get(1));
        }
        List<String> lines = Files.readAllLines(file("out/review.csv"));
        assertEquals("image,decision,class,class_before,reviewer,time", lines.get(0));
        assertTrue(lines.get(1).startsWith("mole 1,accepted,"), lines.get(1));
        assertTrue(lines.get(2).matches("mole 2,rejected,,[A-Z]*,bob,2026-11-28T05:00:00Z"), lines.get(2));
    }

    @Test
    void undoTakesBackOneDecisionAfterAnother() throws IOException {
        Img<BitType> drawn = phantom(1).mask();
        try (ReviewSession review = review("ada")) {
            ReviewedPicture picture = review.pictures().get(0);
            byte[] found = mask("out", 1);
            assertEquals(Optional.empty(), review.undo());
            review.accept(picture, "NV");
            review.redraw(picture, drawn, "NV");
            assertArrayEquals(
                    Pixels.bits(drawn), Pixels.bits(review.mask(picture).orElseThrow()));
            review.relabel(picture, "MEL");
            assertEquals("MEL", review.decision(picture).orElseThrow().label());
            review.reject(picture);
            assertFalse(Files.exists(file("out/reviewed/images/mole 1.png")));
            assertEquals(Optional.of(picture), review.undo());
            assertEquals("MEL", review.decision(picture).orElseThrow().label());
            assertArrayEquals(Pixels.bits(drawn), mask("out/reviewed/masks", 1));
            review.undo();
            review.undo();
            assertEquals(
                    Verdict.ACCEPTED, review.decision(picture).orElseThrow().verdict());
            assertArrayEquals(found, mask("out/reviewed/masks", 1));
            review.undo();
            assertEquals(0, review.decided());
            assertEquals(List.of(), list("out/reviewed/images"));
            assertEquals(List.of(), list("out/reviewed/masks"));
            assertArrayEquals(found, mask("out", 1), "results are never changed");
        }
    }

    @Test
    void flagsAndClassesComeFromTheTables() throws IOException {
        Files.writeString(file("out/lesions.csv"), """
                image,class,review,review_reason
                mole 1,NV,no,
                mole 2,MEL,yes,the outline is unsure
                """);
        try (ReviewSession review = review("ada")) {
            ReviewedPicture second = review.pictures().get(1);
            assertTrue(second.flagged() && !review.pictures().get(0).flagged());
            assertEquals("MEL", second.label());
            assertEquals("the outline is unsure", second.reason());
            assertEquals("", review.pictures().get(2).label());
        }
    }

    @Test
    void aFolderWithoutResultsAndABadTableAreRefused() throws IOException {
        Files.createDirectories(file("empty"));
        String none = assertThrows(
                        UserException.class,
                        () -> ReviewSession.open(file("empty"), file("in"), Optional.empty(), "ada", () -> NOW))
                .getMessage();
        assertTrue(none.startsWith("There are no results of the pictures of " + file("in")), none);
        Files.writeString(file("out/review.csv"), """
                image,decision,class,class_before,reviewer,time
                mole 1,perhaps,NV,NV,ada,2026-11-28T05:00:00Z
                """);
        String bad = assertThrows(IOException.class, () -> review("ada")).getMessage();
        assertEquals(
                "The image mole 1 in " + file("out/review.csv") + " has 'perhaps' for decision: mend or remove its row",
                bad);
    }
}
