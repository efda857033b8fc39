// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of several pictures that tifffile and pydicom wrote ({@code src/test/reference/stacks.py}), each read as what went in. */
class StackPictureTest {

    private static final Path FILES = Path.of("src/test/resources/reference/stacks");
    private static final int COLOUR = 0xfff0d0c0, DARK = 0xff402010, GREY = 0xffc8c8c8, DARK_GREY = 0xff141414;

    private static List<String> parts(List<StackPicture> pictures) {
        return pictures.stream().map(StackPicture::part).toList();
    }

    private static void check(SourceImage image, int number, int ground, int dark, int tolerance) {
        assertArrayEquals(new long[] {40, 30}, image.image().dimensionsAsLongArray());
        int[] argb = Pixels.argb(image.image());
        for (int i = 0; i < argb.length; i++) {
            int x = i % 40, y = i / 40;
            int wanted = y >= 6 && y < 11 && x >= 4 + number && x < 14 + 2 * number ? dark : ground;
            for (int shift = 0; shift < 24; shift += 8)
                assertEquals(wanted >> shift & 0xff, argb[i] >> shift & 0xff, tolerance, number + ": " + x + ", " + y);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pages.tif, '-slice1,-slice2,-slice3,-slice4', 0",
        "pages-big.tif, '-slice1,-slice2,-slice3', 0",
        "pages-tiled.tif, '-slice1,-slice2,-slice3', 0",
        "imagej-slices.tif, '-z1,-z2,-z3', 0",
        "imagej-hyper.tif, '-z1-t1,-z2-t1,-z1-t2,-z2-t2,-z1-t3,-z2-t3', 0",
        "imagej-channels.tif, '-z1,-z2', 0",
        "frames.dcm, '-slice1,-slice2,-slice3', 0",
        "frames-jpeg.dcm, '-slice1,-slice2,-slice3', 12",
    })
    void eachPictureIsWhatWentIn(String name, String parts, int tolerance) throws IOException {
        Path file = FILES.resolve(name);
        List<StackPicture> pictures = StackPicture.of(file, PictureChoice.STANDARD);
        assertEquals(List.of(parts.split(",")), parts(pictures));
        for (int i = 0; i < pictures.size(); i++) {
            PictureChoice choice = pictures.get(i).choice();
            check(ImageOpener.open(file, choice), i + 1, COLOUR, DARK, tolerance);
            try (LargePicture large = LargePicture.open(file, choice)) {
                check(large.source(), i + 1, COLOUR, DARK, tolerance);
            }
        }
    }

    @Test
    void greyPicturesAreShownEachForItself() throws IOException {
        Path frames = FILES.resolve("frames-grey.dcm"), pages = FILES.resolve("pages-16.tif");
        List<StackPicture> two = StackPicture.of(frames, PictureChoice.STANDARD);
        for (int i = 0; i < 2; i++) check(ImageOpener.open(frames, two.get(i).choice()), i + 1, GREY, DARK_GREY, 0);
        List<StackPicture> five = StackPicture.of(pages, PictureChoice.STANDARD);
        for (int i = 0; i < 5; i++)
            check(ImageOpener.open(pages, five.get(i).choice()), i + 1, 0xffffffff, 0xff000000, 0);
    }

    @Test
    void oneThatIsChosenIsTheOnlyOne() throws IOException {
        Path file = FILES.resolve("imagej-hyper.tif");
        PictureChoice second = new PictureChoice(0, 0, 2, 0, 0, false);
        assertEquals(List.of("-t1", "-t2", "-t3"), parts(StackPicture.of(file, second)));
        PictureChoice both = second.at(2, 3);
        assertEquals(List.of(new StackPicture(both, "")), StackPicture.of(file, both));
        check(ImageOpener.open(file, both), 6, COLOUR, DARK, 0);
        PictureChoice none = second.at(3, 1);
        assertEquals(
                file + " has 2 depths, so there is no number 3; name 1 to 2",
                assertThrows(IOException.class, () -> ImageOpener.open(file, none))
                        .getMessage());
    }

    @Test
    void thePixelSizeIsTheStacks() throws IOException {
        for (String name : List.of("imagej-slices.tif", "frames.dcm")) {
            Path file = FILES.resolve(name);
            PictureChoice third =
                    StackPicture.of(file, PictureChoice.STANDARD).get(2).choice();
            var size = ImageOpener.open(file, third).pixelSize().inMillimetres();
            assertEquals(0.02, size.orElseThrow().width(), 1e-9, name);
        }
    }

    /** Of pictures of different sizes, and of a slide's tiles, nobody knows which is meant. */
    @ParameterizedTest
    @ValueSource(strings = {"mixed-sizes.tif", "slide.dcm"})
    void whatIsNoStackStaysOneFile(String name) {
        Path file = FILES.resolve(name);
        assumeTrue(BioFormats.find().isEmpty(), "LesionJ: Bio-Formats is here, which reads them");
        assertEquals(
                List.of(new StackPicture(PictureChoice.STANDARD, "")), StackPicture.of(file, PictureChoice.STANDARD));
        String why =
                assertThrows(IOException.class, () -> ImageOpener.open(file)).getMessage();
        assertTrue(why.contains(name) && !why.contains("damaged"), why);
    }

    @Test
    void aFileThatIsNoneIsOne() {
        Path nowhere = FILES.resolve("nowhere.tif");
        assertEquals(
                List.of(new StackPicture(PictureChoice.STANDARD, "")),
                StackPicture.of(nowhere, PictureChoice.STANDARD));
    }

    /** By the real Bio-Formats, as {@link BioFormatsTest}. */
    @ParameterizedTest
    @CsvSource({
        "stacks/depths.ome.tif, '-z1,-z2'",
        "stacks/depths-grey.ome.tif, '-z1,-z2,-z3'",
        "bioformats/depths-times.ome.tif, '-z1-t1,-z2-t1,-z3-t1,-z1-t2,-z2-t2,-z3-t2'",
        "bioformats/alike.ome.tif, '-series1,-series2'",
        "bioformats/series.ome.tif, ''",
    })
    void bioFormatsTellsDepthsTimesAndSeries(String name, String parts) throws IOException {
        Optional<BioFormats> real = BioFormats.ofJar(Path.of("target/bioformats/bioformats_package.jar"));
        assumeTrue(real.isPresent(), "LesionJ: there is no Bio-Formats; src/test/reference/bioformats.sh fetches it");
        Path file = FILES.resolveSibling(name);
        List<StackPicture> pictures = real.get().pictures(file, PictureChoice.STANDARD);
        assertEquals(List.of(parts.split(",")), parts(pictures));
        for (int i = 0; i < pictures.size() && name.startsWith("stacks/depths.ome"); i++) {
            DecodedImage picture = real.get().read(file, pictures.get(i).choice());
            check(
                    new SourceImage(
                            "", Pixels.image(picture.argb(), picture.width(), picture.height()), picture.pixelSize()),
                    i + 1,
                    COLOUR,
                    DARK,
                    0);
        }
    }
}
