// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.artifact.ArtifactMask;
import io.github.lesionj.image.artifact.ArtifactSettings;
import io.github.lesionj.image.colour.ShadesOfGray;
import io.github.lesionj.image.hair.HairRemoval;
import io.github.lesionj.image.hair.HairSettings;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleaningCommandsTest extends CommandLineTestBase {

    private Img<ARGBType> picture;

    @BeforeEach
    void drawPictures() throws IOException {
        for (int seed = 6; seed <= 7; seed++) {
            picture = Phantom.draw(Phantom.Options.DEFAULT.withSize(160, 120).withSeed(seed))
                    .image();
            ImageFile.writePng(file("in/mole" + seed + ".png"), picture);
        }
    }

    private int[] pixels(String file) throws IOException {
        return Pixels.argb(ImageOpener.open(file(file)).image());
    }

    @Test
    void removeHairWorksOnAFolder() throws IOException {
        Files.writeString(file("in/broken.png"), "no picture");
        Run run = run("remove-hair", "@in", "--output", "@out", "--contrast", "14", "--no-light", "--mask");
        assertEquals(1, run.code(), run.err());
        assertTrue(run.err().contains("broken.png"), run.err());
        assertTrue(run.err().contains("2 of 3 images done"), run.err());
        assertEquals(
                List.of(
                        "failures.csv",
                        "mole6_hair_mask.png",
                        "mole6_hairless.png",
                        "mole7_hair_mask.png",
                        "mole7_hairless.png"),
                list("out"));
        HairRemoval wanted = HairRemoval.of(picture, new HairSettings(true, false, 14));
        assertArrayEquals(Pixels.argb(wanted.image()), pixels("out/mole7_hairless.png"));
        assertArrayEquals(Pixels.bits(wanted.mask()), Pixels.bits(MaskFile.read(file("out/mole7_hair_mask.png"))));
    }

    @Test
    void theOthersDoToo() throws IOException {
        assertEquals(
                0,
                run("colour-constancy", "@in", "--output", "@out", "--power", "2", "--no-linear")
                        .code());
        assertEquals(
                0,
                run("mask-artifacts", "@in", "--output", "@out", "--no-ruler").code());
        assertEquals(
                List.of("mole6_balanced.png", "mole6_cleaned.png", "mole7_balanced.png", "mole7_cleaned.png"),
                list("out"));
        assertArrayEquals(Pixels.argb(new ShadesOfGray(2, false).apply(picture)), pixels("out/mole7_balanced.png"));
        assertArrayEquals(
                Pixels.argb(ArtifactMask.of(picture, new ArtifactSettings(true, false, true))
                        .image()),
                pixels("out/mole7_cleaned.png"));
    }

    @Test
    void resultsInTheFolderThatIsReadAreNoPictures() {
        assertEquals(0, run("remove-hair", "@in", "--output", "@in", "--mask").code());
        Run again = run("remove-hair", "@in", "--output", "@in", "--mask");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.err().contains("2 of 2 images done"), again.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "remove-hair|--contrast 0|contrast lies between 1 and 100 grey levels, not 0.0",
                "remove-hair|--no-dark --no-light|dark and light are both false: one kind of hair must be looked for",
                "colour-constancy|--power 0.5|power lies between 1 and 64, not 0.5",
                "mask-artifacts|--no-vignette --no-ruler --no-ink|vignette, ruler and ink are all false: one of them must be"
                        + " looked for",
            })
    void optionsThatDoNotFitAreWrongUsage(String command, String options, String sentence) {
        String[] words = (command + " @in --output @out " + options).split(" ");
        Run run = run(words);
        assertEquals(2, run.code());
        assertTrue(run.err().contains(sentence), run.err());
        assertTrue(Files.notExists(file("out")), "nothing is made");
    }
}
