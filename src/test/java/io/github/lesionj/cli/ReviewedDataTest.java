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
import java.util.List;
import java.util.Optional;
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
        return ReviewSession.open(file("out"), file("in"), reviewer, () -> NOW);
    }

    private byte[] mask(String folder, int picture) throws IOException {
        return Pixels.bits(MaskFile.read(file(folder + "/mole " + picture + "_segmentation.png")));
    }

    @Test
    void whatIsKeptPassesTheDataCheckAndIsTrainedOn() throws IOException {
        List<ReviewedPicture> pictures;
        try (ReviewSession review = review("ada")) {
            pictures = review.pictures();
            assertEquals(COUNT, pictures.size());
            for (int i = 0; i < COUNT; i++) {
                ReviewedPicture picture = pictures.get(i);
                if (i == 2) review.reject(picture);
                else if (i % 2 == 0) review.accept(picture, i % 4 == 0 ? "NV" : "BCC");
                else review.redraw(picture, phantom(i + 1).mask(), "BCC");
            }
        }
        assertEquals(7, list("out/reviewed/images").size());
        assertArrayEquals(Pixels.bits(phantom(2).mask()), mask("out/reviewed/masks", 2));
        assertArrayEquals(mask("out", 1), mask("out/reviewed/masks", 1));
        assertArrayEquals(
                Files.readAllBytes(file("in/mole 1.png")), Files.readAllBytes(file("out/reviewed/images/mole 1.png")));
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
                        UserException.class, () -> ReviewSession.open(file("empty"), file("in"), "ada", () -> NOW))
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
