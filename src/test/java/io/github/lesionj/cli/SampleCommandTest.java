// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleCommandTest extends CommandLineTestBase {

    @Test
    void writesThePhantomAndItsMask() throws IOException {
        Run run = run(
                "sample", "--output", "@out/skin.png", "--width", "64", "--height", "48", "--seed", "3", "--no-hair");
        Phantom expected = Phantom.draw(new Phantom.Options(64, 48, 3, false, true, true, true));
        assertAll(
                () -> assertEquals(0, run.code(), run.err()),
                () -> assertEquals(List.of("skin.png", "skin_segmentation.png"), list("out")),
                () -> assertArrayEquals(
                        Pixels.argb(expected.image()),
                        Pixels.argb(ImageOpener.open(file("out/skin.png")).image())),
                () -> assertArrayEquals(
                        Pixels.bits(expected.mask()), Pixels.bits(MaskFile.read(file("out/skin_segmentation.png")))),
                () -> assertTrue(run.out().contains("64 x 48 pixels of 0.3125 mm; its mask is "), run.out()));
    }

    @Test
    void withoutOptionsItIsTheStandardPhantom() throws IOException {
        assertEquals(0, run("sample", "--output", "@skin.png").code());
        assertArrayEquals(
                Pixels.argb(Phantom.draw().image()),
                Pixels.argb(ImageOpener.open(file("skin.png")).image()));
    }

    @Test
    void eachPartCanBeLeftOut() throws IOException {
        assertEquals(
                0,
                run("sample", "--output", "@all.png", "--width", "96", "--height", "72")
                        .code());
        byte[] all = Files.readAllBytes(file("all.png"));
        for (String part : List.of("hair", "ruler", "vignette", "bubbles")) {
            assertEquals(
                    0,
                    run("sample", "--output", "@without.png", "--width", "96", "--height", "72", "--no-" + part)
                            .code());
            assertFalse(Arrays.equals(all, Files.readAllBytes(file("without.png"))), part);
            assertEquals(
                    0,
                    run("sample", "--output", "@with.png", "--width", "96", "--height", "72", "--" + part)
                            .code());
            assertArrayEquals(all, Files.readAllBytes(file("with.png")), part);
        }
    }

    @Test
    void otherFormatsAndSizesAreWrongUsage() {
        Run jpeg = run("sample", "--output", "@a.jpg");
        Run size = run("sample", "--output", "@a.png", "--width", "0");
        assertAll(
                () -> assertEquals(2, jpeg.code()),
                () -> assertTrue(jpeg.err().contains("--output must end in .png, unlike a.jpg"), jpeg.err()),
                () -> assertEquals(2, size.code()),
                () -> assertTrue(size.err().contains("sides measure 16 to 16384 pixels, not 0 x 768"), size.err()));
    }
}
