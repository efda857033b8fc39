// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.model.Json;
import io.github.lesionj.training.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {

    private static final Recipe SEGMENTATION = Json.read(TinyData.segmentationRecipe(1), Recipe.class);

    private static final Recipe OWN_SPLIT = Json.read(
            TinyData.segmentationRecipe(1)
                    .replace("\"folder\": \"tiny\"", "\"folder\": \"tiny\", \"splits\": \"labels.csv\""),
            Recipe.class);

    @TempDir
    Path folder;

    private Path tiny;

    @BeforeEach
    void write() throws IOException {
        TinyData.write(folder, 8);
        tiny = folder.resolve("tiny");
    }

    private DataReport check(Recipe recipe) {
        return new DataCheck(DataSet.read(recipe, folder, Optional.empty())).pictures(done -> {});
    }

    private void assertFound(Severity severity, String... sentences) {
        assertEquals(List.of(sentences), check(SEGMENTATION).sentences(severity));
    }

    private void label(String from, String to) throws IOException {
        Path labels = tiny.resolve("labels.csv");
        Files.writeString(labels, Files.readString(labels).replace(from, to));
    }

    @Test
    void soundDataAreCounted() {
        DataReport report = check(SEGMENTATION);
        assertEquals(List.of(), report.findings());
        assertEquals(Map.of("lesion", List.of(6, 2, 0)), report.counts());
        assertEquals(Map.of("64 x 48", 8), report.sizes());
        assertTrue(report.text().contains("sizes: 8 of 64 x 48\n8 masks opened: the lesion takes "), report.text());
    }

    @Test
    void aLesionNeverLiesInTwoSplits() throws IOException {
        label("p5,L2,bcc,train", "p5,L2,bcc,val");
        String torn =
                "1 lesions lie in two splits, so that a figure would measure memory; give shares or folds in the recipe,"
                        + " which keep them together: L2";
        assertEquals(List.of(torn), check(OWN_SPLIT).sentences(Severity.ERROR));
        assertEquals(List.of(), check(SEGMENTATION).sentences(Severity.ERROR));
        assertFound(
                Severity.WARNING,
                "1 pictures are left out, since they have no split to themselves, as their lesion lies in"
                        + " validation or test too: p4");
    }

    @Test
    void aClassWithoutTrainingPicturesIsAnError() {
        Recipe fourth =
                Json.read(TinyData.classificationRecipe(1).replace("\"BCC\"]", "\"BCC\", \"DF\"]"), Recipe.class);
        List<String> errors = new DataCheck(DataSet.read(fourth, folder, Optional.empty()))
                .names()
                .sentences(Severity.ERROR);
        assertTrue(
                errors.stream()
                        .anyMatch(error -> error.matches("\\d of the classes have no picture to learn from: .*DF")),
                errors.toString());
    }

    @Test
    void unmatchedFilesAreWarnings() throws IOException {
        Files.delete(tiny.resolve("masks/p0_segmentation.png"));
        Files.delete(tiny.resolve("images/p1.png"));
        label("p2,L1,nv,train\n", "");
        assertFound(
                Severity.WARNING,
                "1 pictures are left out, since they have no mask: p0",
                "1 pictures are left out, since they have no split: p2",
                "1 pictures are named in a table but are not there: p1",
                "1 masks belong to no picture: " + tiny.resolve("masks/p1_segmentation.png"));
    }

    @Test
    void badPicturesAndMasksAreNamed() throws IOException {
        Files.write(tiny.resolve("images/p0.png"), new byte[] {1, 2, 3});
        MaskFile.write(tiny.resolve("masks/p1_segmentation.png"), ArrayImgs.bits(64, 48));
        MaskFile.write(
                tiny.resolve("masks/p2_segmentation.png"),
                Phantom.draw(Phantom.Options.DEFAULT.withSize(60, 48)).mask());
        Files.copy(
                tiny.resolve("images/p3.png"),
                tiny.resolve("masks/p3_segmentation.png"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.write(tiny.resolve("masks/p4_segmentation.png"), new byte[0]);
        writeSoft(tiny.resolve("masks/p5_segmentation.png"));
        MaskFile.write(tiny.resolve("masks/p6_segmentation.png"), filled());
        DataReport report = check(SEGMENTATION);
        List<String> errors = report.sentences(Severity.ERROR), warnings = report.sentences(Severity.WARNING);
        assertEquals(3, errors.size());
        assertTrue(
                errors.get(0).startsWith("1 pictures cannot be opened: ")
                        && errors.get(0).contains("p0.png"),
                errors.get(0));
        assertTrue(
                errors.get(1).startsWith("2 masks cannot be opened: ")
                        && errors.get(1).contains("p4_segmentation.png")
                        && errors.get(1).contains("p3_segmentation.png holds more colours than black and one other"),
                errors.get(1));
        assertTrue(
                errors.get(2).startsWith("1 masks have another size than their picture: ")
                        && errors.get(2).endsWith("p2_segmentation.png (60 x 48)"),
                errors.get(2));
        assertTrue(
                warnings.get(0).startsWith("1 masks mark no lesion: ")
                        && warnings.get(0).contains("p1_"),
                warnings.get(0));
        assertTrue(
                warnings.get(1).startsWith("1 masks mark the whole picture: ")
                        && warnings.get(1).contains("p6_"),
                warnings.get(1));
        assertTrue(
                warnings.get(2).startsWith("1 masks have more than two values")
                        && warnings.get(2).contains("p5_"),
                warnings.get(2));
    }

    private static void writeSoft(Path file) throws IOException {
        int[] ramp = new int[64 * 48];
        for (int i = 0; i < ramp.length; i++) ramp[i] = 0xff000000 | i % 64 * 4 * 0x010101;
        ImageFile.writePng(file, Pixels.image(ramp, 64, 48));
    }

    private static Img<BitType> filled() {
        Img<BitType> mask = ArrayImgs.bits(64, 48);
        mask.forEach(BitType::setOne);
        return mask;
    }

    @Test
    void masksWithoutAnyBorderAreAnError() throws IOException {
        for (int i = 0; i < 8; i++)
            MaskFile.write(
                    tiny.resolve("masks/p" + i + "_segmentation.png"), i % 2 == 0 ? filled() : ArrayImgs.bits(64, 48));
        String sentence = "2 of the splits have masks that are all empty or all full, so that they cannot be right;"
                + " look how they mark the lesion: training (3 empty, 3 full), validation (1 empty, 1 full)";
        assertEquals(List.of(sentence), check(SEGMENTATION).sentences(Severity.ERROR));
        assertRefused("empty or all full");
    }

    @Test
    void masksThatMayBeInsideOutAreWarnedOf() throws IOException {
        Img<BitType> inverted = Phantom.draw(
                        Phantom.Options.DEFAULT.withSize(64, 48).withSeed(1))
                .mask();
        inverted.forEach(bit -> bit.set(!bit.get()));
        MaskFile.write(tiny.resolve("masks/p1_segmentation.png"), inverted);
        assertFound(
                Severity.WARNING,
                "1 masks mark the edge of the picture all around; look whether they are inside out: "
                        + tiny.resolve("masks/p1_segmentation.png"));
    }

    @Test
    void whichOfSeveralColumnsWasReadIsSaid() throws IOException {
        label("image_id,lesion_id,dx,split", "image_id,lesion_id,dx,split,diagnosis");
        Files.writeString(
                tiny.resolve("labels.csv"),
                Files.readString(tiny.resolve("labels.csv")).replaceAll("(?m)^(p.*)$", "$1,x"));
        assertTrue(
                check(SEGMENTATION).text().contains("the classes are those of the column dx of labels.csv\n"),
                check(SEGMENTATION).text());
    }

    @Test
    void filesThatAreLeftOutAreWarnings() throws IOException {
        Files.writeString(tiny.resolve("images/x.heic"), "");
        Files.writeString(tiny.resolve("images/LICENSE.txt"), "");
        assertFound(
                Severity.WARNING,
                "1 entries of the data folder are left out, that LesionJ cannot open: "
                        + tiny.resolve("images/x.heic"));
    }

    @Test
    void aTrainingOpensTheMasksBeforeItBegins() throws IOException {
        Files.write(tiny.resolve("masks/p4_segmentation.png"), new byte[0]);
        assertRefused("1 masks cannot be opened: ", "p4_segmentation.png is empty (0 bytes)");
    }

    private void assertRefused(String... parts) {
        Trainer trainer = TrainingPlan.of(SEGMENTATION, folder, Optional.empty(), "cpu")
                .prepare(folder.resolve("out"), new TrainingMonitor() {});
        String message = assertThrows(TrainingException.class, trainer::run).getMessage();
        for (String part : parts) assertTrue(message.contains(part), message);
    }

    @Test
    void anEditedCopyInAnotherSplitIsFound() throws IOException {
        int[] argb = Pixels.argb(
                Phantom.draw(Phantom.Options.DEFAULT.withSize(64, 48).withSeed(0))
                        .image());
        int[] small = Resampling.resize(argb, 64, 48, 50, 40);
        for (int i = 0; i < small.length; i++) small[i] = 0xff000000 | (small[i] & 0xfefefe) >> 1;
        ImageFile.writePng(tiny.resolve("images/p7.png"), Pixels.image(small, 50, 40));
        List<String> warnings = check(SEGMENTATION).sentences(Severity.WARNING);
        assertEquals(
                List.of("1 pairs of pictures in two splits show the same: p0 (training) and p7 (validation)"),
                warnings);
    }

    @Test
    void aTrainingDoesNotBeginOnTornLesions() throws IOException {
        label("p5,L2,bcc,train", "p5,L2,bcc,val");
        Trainer trainer = TrainingPlan.of(OWN_SPLIT, folder, Optional.empty(), "cpu")
                .prepare(folder.resolve("out"), new TrainingMonitor() {});
        String message = assertThrows(TrainingException.class, trainer::run).getMessage();
        assertTrue(message.contains("lesions lie in two splits") && message.contains("L2"), message);
    }

    @Test
    void longListsAreCut() {
        Finding finding = new Finding(Severity.WARNING, "masks mark no lesion", List.of("abcdefghijklmn".split("")));
        assertEquals("14 masks mark no lesion: a, b, c, d, e, f, g, h, i, j and 4 more", finding.sentence());
    }
}
