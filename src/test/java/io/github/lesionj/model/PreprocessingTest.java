// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.artifact.ArtifactMask;
import io.github.lesionj.image.artifact.ArtifactSettings;
import io.github.lesionj.image.colour.ShadesOfGray;
import io.github.lesionj.image.hair.HairRemoval;
import io.github.lesionj.image.hair.HairSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model whose card names steps answers what one without them answers to a picture to which they were done. */
class PreprocessingTest {

    private static final String STEPS =
            "[{\"name\": \"remove_hair\"}, {\"name\": \"mask_artifacts\", \"parameters\": {\"ruler\": false}},"
                    + " {\"name\": \"shades_of_gray\", \"parameters\": {\"power\": 4}}]";

    private static final Img<ARGBType> PICTURE =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120)).image();

    @TempDir
    Path folder;

    private record Steps(List<PreprocessingStep> steps) {}

    private static List<PreprocessingStep> steps(String json) {
        return Json.read("{\"steps\": " + json + "}", Steps.class).steps();
    }

    private static Img<ARGBType> prepared() {
        Img<ARGBType> bald = HairRemoval.of(PICTURE, HairSettings.DEFAULT).image();
        Img<ARGBType> clean =
                ArtifactMask.of(bald, new ArtifactSettings(true, false, true)).image();
        return new ShadesOfGray(4, true).apply(clean);
    }

    @Test
    void stepsAreDoneInTheirOrder() {
        int[] before = Pixels.argb(PICTURE).clone();
        int[] after = Pixels.argb(new Preprocessing(steps(STEPS)).apply(PICTURE));
        assertArrayEquals(Pixels.argb(prepared()), after);
        assertFalse(Arrays.equals(before, after));
        assertArrayEquals(before, Pixels.argb(PICTURE), "the picture itself");
    }

    @Test
    void withoutStepsThePictureItselfGoesOn() {
        assertSame(PICTURE, new Preprocessing(List.of()).apply(PICTURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"segmenter.onnx", "segmenter.pt"})
    void aSegmenterObeysItsCard(String file) throws Exception {
        Path card = ForeignModels.segmenter(folder, file);
        try (Predictor plain = new Predictor(ModelArchive.read(card), Device.CPU);
                Predictor stepped = new Predictor(ModelArchive.read(withSteps(card)), Device.CPU)) {
            float[] map = Pixels.numbers(stepped.probabilityMap(PICTURE));
            assertArrayEquals(Pixels.numbers(plain.probabilityMap(prepared())), map);
            assertFalse(Arrays.equals(Pixels.numbers(plain.probabilityMap(PICTURE)), map));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classifier.onnx", "classifier.pt"})
    void aClassifierObeysItBeforeTheRegionIsCut(String file) throws Exception {
        Path card = ForeignModels.classifier(folder, file);
        Files.writeString(
                card,
                Files.readString(card)
                        .replace(
                                "\"input\"",
                                "\"region\": {\"cropToLesion\": true, \"maskBackground\": true}, \"input\""));
        Img<BitType> mask = ArrayImgs.bits(160, 120);
        for (int y = 30; y < 80; y++)
            for (int x = 40; x < 100; x++) mask.getAt(x, y).setOne();
        try (Predictor plain = new Predictor(ModelArchive.read(card), Device.CPU);
                Predictor stepped = new Predictor(ModelArchive.read(withSteps(card)), Device.CPU)) {
            assertArrayEquals(
                    plain.classAnswers(List.of(prepared()), List.of(mask))
                            .get(0)
                            .mean(),
                    stepped.classAnswers(List.of(PICTURE), List.of(mask)).get(0).mean());
            assertArrayEquals(
                    plain.classProbabilities(prepared()), stepped.classProbabilities(PICTURE), "a whole picture");
        }
    }

    private static Path withSteps(Path card) throws Exception {
        return Files.writeString(
                card.resolveSibling("stepped.json"),
                Files.readString(card).replace("\"input\"", "\"preprocessing\": " + STEPS + ", \"input\""));
    }

    /** So that another usual value in a later LesionJ does not change what an old model sees. */
    @Test
    void whatACardLeavesOutIsWrittenIntoIt() {
        PreprocessingStep step = steps("[{\"name\": \"remove_hair\", \"parameters\": {\"light\": false}}]")
                .get(0);
        assertEquals(
                "{\"dark\":true,\"light\":false,\"contrast\":11.0}",
                step.parameters().toString());
        assertEquals(step, Json.read(Json.write(step), PreprocessingStep.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[{\"name\": \"blur\"}]|steps[0]: the preprocessing step \"blur\" is not known to this LesionJ, which knows"
                        + " remove_hair, mask_artifacts, shades_of_gray; correct the name or update LesionJ",
                "[{\"name\": \"remove_hair\", \"parameters\": {\"contarst\": 3}}]|steps[0]: unknown key \"contarst\"; did you"
                        + " mean \"contrast\"? Known keys are dark, light, contrast",
                "[{\"name\": \"remove_hair\", \"parameters\": {\"contrast\": 0}}]|steps[0]: contrast lies between 1 and 100"
                        + " grey levels, not 0.0",
                "[{\"name\": \"shades_of_gray\", \"parameters\": {\"power\": \"six\"}}]|steps[0]: power: \"six\" is no number",
                "[{\"name\": \"mask_artifacts\", \"parameters\": {\"ink\": false, \"ruler\": false, \"vignette\": false}}]|steps[0]:"
                        + " vignette, ruler and ink are all false: one of them must be looked for",
            })
    void whatIsWrongIsSaidInOneSentence(String json, String sentence) {
        assertEquals(
                sentence, assertThrows(ModelException.class, () -> steps(json)).getMessage());
    }

    @Test
    void noStepComesTwice() {
        List<PreprocessingStep> twice = steps("[{\"name\": \"remove_hair\"}, {\"name\": \"remove_hair\"}]");
        assertEquals(
                "preprocessing: the step \"remove_hair\" comes twice",
                assertThrows(IllegalArgumentException.class, () -> Preprocessing.checked(twice))
                        .getMessage());
    }
}
