// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read region by region has the pixels that are read at once, or that tifffile wrote (src/test/reference/parts.py). */
class PictureInPartsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "pictures/rgb8-tiled.tif", "pictures/rgb8-tiled-deflate2.tif", "pictures/rgb8-strips.tif",
                "pictures/rgb8-lzw.tif",
        "pictures/grey8.tif", "pictures/grey8-white-is-zero.tif", "pictures/palette8.tif", "pictures/ycbcr8.tif",
        "pictures/jpeg.tif", "pictures/jpeg-subsampled.tif", "pictures/rgb8-alpha.tif", "pictures/bilevel.tif",
        "pictures/rgb8-bigendian.tif", "pictures/rgb8.png", "pictures/rgba8.png", "pictures/grey8.png",
        "pictures/rgb8-interlaced.png", "parts/tiles.tif", "parts/jpeg-tiles.tif"
    })
    void partsAreThePicture(String name) throws IOException {
        Path file = copy(name);
        int[] whole = Pixels.argb(ImageOpener.open(file).image());
        try (LargePicture picture = LargePicture.open(file, 0)) {
            assertTrue(picture.isReadInParts());
            assertArrayEquals(whole, Pixels.argb(picture.source().image()));
        }
    }

    /** libjpeg turns the colours, and not LesionJ: by one at most. */
    @ParameterizedTest
    @CsvSource({"jfif.jpg", "jfif-420.jpg", "odd-size.jpg", "grey.jpg", "adobe-ycc.jpg", "restart.jpg"})
    void aJpegPictureToo(String name) throws IOException {
        Path file = copy("pictures/" + name);
        int[] whole = Pixels.argb(ImageOpener.open(file).image());
        try (LargePicture picture = LargePicture.open(file, 0)) {
            assertTrue(picture.isReadInParts());
            int[] parts = Pixels.argb(picture.source().image());
            for (int i = 0; i < whole.length; i++)
                for (int shift = 0; shift < 24; shift += 8)
                    assertEquals(whole[i] >> shift & 0xff, parts[i] >> shift & 0xff, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"tiles.tif,big.tif", "tiles.tif,big-strips.tif", "tiles.tif,big-bigendian.tif"})
    void aBigTiffPictureIsThatOfASmallOne(String small, String big) throws IOException {
        int[] whole = Pixels.argb(ImageOpener.open(copy("parts/" + small)).image());
        try (LargePicture picture = LargePicture.open(copy("parts/" + big))) {
            assertTrue(picture.isReadInParts());
            assertArrayEquals(whole, Pixels.argb(picture.source().image()));
            assertEquals(
                    0.01,
                    picture.source().pixelSize().inMillimetres().orElseThrow().width(),
                    1e-6);
        }
    }

    @Test
    void progressiveInkAndDeepPicturesAreOpenedAtOnce() throws IOException {
        for (String name : new String[] {
            "progressive.jpg", "cmyk-adobe.jpg", "rgb16.tif", "rgb16.png", "palette8.png", "rgb24-os2.bmp"
        }) {
            Path file = copy("pictures/" + name);
            try (LargePicture picture = LargePicture.open(file, 0)) {
                assertTrue(!picture.isReadInParts(), name);
                assertArrayEquals(
                        Pixels.argb(ImageOpener.open(file).image()),
                        Pixels.argb(picture.source().image()));
            }
        }
    }

    @Test
    void aFileThatWasCutSaysSo() throws IOException {
        Path file = copy("parts/jpeg-tiles.tif");
        byte[] content = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(content, content.length - 2000));
        try (LargePicture picture = LargePicture.open(file)) {
            String sentence = assertThrows(
                            UncheckedIOException.class,
                            () -> Pixels.argb(picture.source().image()))
                    .getCause()
                    .getMessage();
            assertTrue(sentence.startsWith(file + " is damaged or cut off"), sentence);
        } catch (IOException e) {
            assertTrue(e.getMessage().startsWith(file + " is damaged or cut off"), e.getMessage());
        }
    }

    private Path copy(String name) throws IOException {
        Path file = folder.resolve(name.replaceFirst(".*/", ""));
        try (InputStream in = PictureInPartsTest.class.getResourceAsStream("/reference/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }
}
