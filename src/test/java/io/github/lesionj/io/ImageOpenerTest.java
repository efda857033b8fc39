// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageConverter;
import ij.process.ShortProcessor;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens, and to which colours. */
class ImageOpenerTest {

    private static final int[] COLOURS = {0xff123456, 0xffc83c28, 0xffe6beaa, 0xff000000, 0xffffffff, 0xff7f8081};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tif"})
    void losslessColoursStayAsTheyAre(String format) throws IOException {
        assertArrayEquals(COLOURS, open(write(rgb(), format)));
    }

    @Test
    void aJpegHasTheColoursThatJavaReads() throws IOException {
        BufferedImage photo = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 48; y++) for (int x = 0; x < 64; x++) photo.setRGB(x, y, (4 * x) << 16 | (5 * y) << 8 | 90);
        Path file = write(photo, "jpg");
        assertArrayEquals(ImageIO.read(file.toFile()).getRGB(0, 0, 64, 48, null, 0, 64), open(file));
    }

    @Test
    void theContentCountsAndNotTheName() throws IOException {
        Path png = write(rgb(), "png");
        Path misnamed = Files.move(png, folder.resolve("photo.JPG"));
        assertArrayEquals(COLOURS, open(misnamed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tif", "jpg"})
    void greyStaysTheStoredNumber(String format) throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 16; y++)
            for (int x = 0; x < 16; x++) grey.getRaster().setSample(x, y, 0, x < 8 ? 60 : 200);
        int[] argb = open(write(grey, format));
        assertEquals(60, argb[0] & 0xff, 1);
        assertEquals(200, argb[15] & 0xff, 1);
        for (int pixel : argb) assertEquals((pixel & 0xff) * 0x010101 | 0xff000000, pixel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif"})
    void sixteenBitGreyIsShownFromItsDarkestToItsBrightest(String format) throws IOException {
        BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setPixels(0, 0, 3, 1, new int[] {1000, 2000, 3000});
        Path file = write(grey, format);
        int[] argb = open(file);
        assertArrayEquals(new int[] {0xff000000, 0xff808080, 0xffffffff}, argb);
        assertArrayEquals(
                (int[]) IJ.openImage(file.toString())
                        .getProcessor()
                        .convertToRGB()
                        .getPixels(),
                argb);
    }

    @Test
    void aDisplayRangeInTheFileIsUsed() throws IOException {
        ShortProcessor grey = new ShortProcessor(3, 1, new short[] {1000, 2000, 3000}, null);
        grey.setMinAndMax(0, 4000);
        Path file = save(new ImagePlus("", grey));
        assertArrayEquals(new int[] {0xff404040, 0xff808080, 0xffc0c0c0}, open(file));
        assertArrayEquals(
                (int[]) IJ.openImage(file.toString())
                        .getProcessor()
                        .convertToRGB()
                        .getPixels(),
                open(file));

        ByteProcessor bytes = new ByteProcessor(3, 1, new byte[] {50, 75, 100});
        bytes.setMinAndMax(50, 100);
        Path bytesFile = save(new ImagePlus("", bytes));
        assertArrayEquals(
                (int[]) IJ.openImage(bytesFile.toString())
                        .getProcessor()
                        .convertToRGB()
                        .getPixels(),
                open(bytesFile));
        assertEquals(0xff000000, open(bytesFile)[0]);
    }

    @Test
    void floatsAreShownFromTheLeastToTheGreatest() throws IOException {
        Path file = save(new ImagePlus("", new FloatProcessor(3, 1, new float[] {-1, 0, 1})));
        assertArrayEquals(new int[] {0xff000000, 0xff808080, 0xffffffff}, open(file));
    }

    @Test
    void aFlatSixteenBitPictureOpens() throws IOException {
        Path file = write(new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY), "png");
        for (int pixel : open(file)) assertEquals(0xff000000, pixel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif"})
    void fortyEightBitColoursKeepTheirUpperHalf(String format) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 6, 1, 3, null);
        for (int i = 0; i < COLOURS.length; i++)
            for (int b = 0; b < 3; b++) raster.setSample(i, 0, b, (COLOURS[i] >> 16 - 8 * b & 0xff) * 257);
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_USHORT);
        assertArrayEquals(COLOURS, open(write(new BufferedImage(model, raster, false, null), format)));
    }

    @Test
    void transparencyHidesNoColour() throws IOException {
        BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 3, 1, new int[] {0xff102030, 0x00102030, 0x80000000}, 0, 3);
        Path file = write(picture, "png");
        assertArrayEquals(new int[] {0xff102030, 0xff102030, 0xff000000}, open(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "png", "bmp", "tif"})
    void palettesAreLookedUp(String format) throws IOException {
        int[] palette = new int[256];
        palette[1] = 0xc83c28;
        palette[200] = 0x0a141e;
        palette[255] = 0xffffff;
        BufferedImage picture = new BufferedImage(
                4,
                1,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, 256, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        picture.getRaster().setPixels(0, 0, 4, 1, new int[] {0, 1, 200, 255});
        assertArrayEquals(new int[] {0xff000000, 0xffc83c28, 0xff0a141e, 0xffffffff}, open(write(picture, format)));
    }

    @Test
    void blackAndWhiteOpens() throws IOException {
        BufferedImage picture = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
        picture.setRGB(8, 0, 0xffffffff);
        for (String format : new String[] {"png", "tif", "bmp"}) {
            int[] argb = open(write(picture, format));
            assertEquals(0xff000000, argb[7], format);
            assertEquals(0xffffffff, argb[8], format);
        }
    }

    /** The file is ImageMagick's; these are the colours it was made from, with JPEG's and CMYK's rounding. */
    @Test
    void ycckJpegBecomesRgb() throws IOException {
        Path file = folder.resolve("inks.jpg");
        try (InputStream in = ImageOpenerTest.class.getResourceAsStream("ycck.jpg")) {
            Files.copy(in, file);
        }
        assertEquals(2, JpegHeader.read(file).adobeTransform());
        int[] argb = open(file);
        assertColour(200, 60, 40, argb[3 * 16 + 3]);
        assertColour(230, 190, 170, argb[3 * 16 + 12]);
        assertColour(40, 120, 60, argb[12 * 16 + 3]);
        assertColour(20, 20, 20, argb[12 * 16 + 12]);
    }

    @ParameterizedTest
    @CsvSource({"0, 204, 102, 51, 0", "0, 0, 0, 0, 255", "0, 255, 255, 255, 0", "0, 0, 0, 0, 0", "0, 51, 51, 51, 102"})
    void invertedCmykJpegBecomesRgb(int transform, int cyan, int magenta, int yellow, int black) throws IOException {
        int[] stored = {255 - cyan, 255 - magenta, 255 - yellow, 255 - black};
        Path file = JpegFixtures.writeInks(folder.resolve("inks.jpg"), stored, transform);
        assertEquals(transform, JpegHeader.read(file).adobeTransform());
        double paper = (255 - black) / 255.0;
        assertColour(
                (int) ((255 - cyan) * paper),
                (int) ((255 - magenta) * paper),
                (int) ((255 - yellow) * paper),
                open(file)[0]);
    }

    @Test
    void aNotedRotationIsNotDone() throws IOException {
        BufferedImage wide = new BufferedImage(32, 16, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 16; y++) for (int x = 0; x < 16; x++) wide.setRGB(x, y, 0xffffff);
        Path file = JpegFixtures.withOrientation(write(wide, "jpg"), 6);
        SourceImage opened = ImageOpener.open(file);
        assertArrayEquals(new long[] {32, 16}, opened.image().dimensionsAsLongArray());
        assertTrue((opened.image().getAt(2, 8).get() & 0xff) > 200);
        assertTrue((opened.image().getAt(29, 8).get() & 0xff) < 50);
    }

    @Test
    void threeGreySlicesAreRedGreenAndBlue() throws IOException {
        ImageStack stack = new ImageStack(6, 1);
        for (int shift : new int[] {16, 8, 0}) {
            byte[] channel = new byte[6];
            for (int i = 0; i < 6; i++) channel[i] = (byte) (COLOURS[i] >> shift);
            stack.addSlice(new ByteProcessor(6, 1, channel));
        }
        ImagePlus slices = new ImagePlus("", stack);
        assertArrayEquals(COLOURS, open(save(slices)), "slices");
        assertArrayEquals(COLOURS, open(save(new CompositeImage(slices, IJ.COMPOSITE))), "composite");
        ImagePlus converted = new ImagePlus("", new ColorProcessor(6, 1, COLOURS.clone()));
        new ImageConverter(converted).convertToRGBStack();
        assertArrayEquals(COLOURS, open(save(converted)), "Image > Type > RGB Stack");
    }

    @Test
    void sixteenBitChannelsAreShownThroughTheirRanges() throws IOException {
        ImageStack stack = new ImageStack(2, 1);
        for (int c = 0; c < 3; c++) stack.addSlice(new ShortProcessor(2, 1, new short[] {100, 300}, null));
        CompositeImage composite = new CompositeImage(new ImagePlus("", stack), IJ.COMPOSITE);
        for (int c = 1; c <= 3; c++) {
            composite.setC(c);
            composite.setDisplayRange(100, 100 + 200 * c);
        }
        int[] argb = open(save(composite));
        assertEquals(0xff000000, argb[0]);
        assertColour(255, 128, 85, argb[1]);
        assertColour(
                255,
                128,
                85,
                ImageOpener.fromImagePlus(composite).image().getAt(1, 0).get());
    }

    @Test
    void previewsAfterThePictureAreIgnored() throws IOException {
        Path file = folder.resolve("pyramid.tif");
        BufferedImage large = new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR);
        TiffFixtures.writePages(file, large, new BufferedImage(4, 4, BufferedImage.TYPE_3BYTE_BGR));
        assertArrayEquals(new long[] {8, 8}, ImageOpener.open(file).image().dimensionsAsLongArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "ZLib", "Deflate", "PackBits", "JPEG"})
    void compressedTiffOpens(String compression) throws IOException {
        BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 256; i++) picture.setRGB(i % 16, i / 16, 0xff60a0);
        Path file = TiffFixtures.writeCompressed(folder.resolve("c.tif"), picture, compression);
        for (int pixel : open(file)) assertColour(0xff, 0x60, 0xa0, pixel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif", "bmp", "gif"})
    void onePixelOpens(String format) throws IOException {
        BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
        pixel.setRGB(0, 0, 0xffffff);
        assertArrayEquals(new int[] {0xffffffff}, open(write(pixel, format)));
    }

    @Test
    void theFileNameLosesItsExtension() throws IOException {
        Path file = Files.move(write(rgb(), "png"), folder.resolve("ISIC_0000001.v2.png"));
        assertEquals("ISIC_0000001.v2", ImageOpener.open(file).name());
    }

    @Test
    void imageJsCalibrationIsKept() throws IOException {
        ImagePlus picture = new ImagePlus("", new ColorProcessor(4, 4));
        picture.getCalibration().pixelWidth = 0.02;
        picture.getCalibration().pixelHeight = 0.03;
        picture.getCalibration().setUnit("mm");
        PixelSize size = ImageOpener.open(save(picture)).pixelSize();
        assertEquals(0.02, size.width(), 1e-6);
        assertEquals(0.03, size.height(), 1e-6);
        assertEquals("mm", size.unit());
    }

    @Test
    void centimetresOfOtherProgramsAreKeptAndPrintInchesAreNot() throws IOException {
        Path centimetres = TiffFixtures.writeResolution(folder.resolve("cm.tif"), rgb(), 500, 3);
        assertEquals(
                new PixelSize(1 / 500.0, 1 / 500.0, "cm"),
                ImageOpener.open(centimetres).pixelSize());
        Path inches = TiffFixtures.writeResolution(folder.resolve("inch.tif"), rgb(), 300, 2);
        assertEquals(PixelSize.UNCALIBRATED, ImageOpener.open(inches).pixelSize());
        assertEquals(
                PixelSize.UNCALIBRATED,
                ImageOpener.fromImagePlus(IJ.openImage(inches.toString())).pixelSize());
        assertEquals(
                PixelSize.UNCALIBRATED, ImageOpener.open(write(rgb(), "png")).pixelSize());
    }

    @Test
    void dicomOpensWithItsPixelSpacing() throws IOException {
        byte[] pixels = {0x12, 0x34, 0x56, (byte) 0xc8, 0x3c, 0x28};
        Path file = folder.resolve("skin.dcm");
        Files.write(file, DicomFixtures.rgb(2, 1, "0.05\\0.02 ", pixels));
        SourceImage opened = ImageOpener.open(file);
        assertArrayEquals(new int[] {0xff123456, 0xffc83c28}, Pixels.argb(opened.image()));
        assertEquals(new PixelSize(0.02, 0.05, "mm"), opened.pixelSize());
        assertEquals("skin", opened.name());
    }

    /** Made by ImageMagick: convert -size 8x6 gradient:black-white -depth 16 -colorspace Gray -compress Zip. */
    @Test
    void sixteenBitDifferencesAreSummedUp() throws IOException {
        Path file = folder.resolve("grey16.tif");
        try (InputStream in = ImageOpenerTest.class.getResourceAsStream("grey16-predictor.tif")) {
            Files.copy(in, file);
        }
        assertArrayEquals(
                (int[]) IJ.openImage(file.toString())
                        .getProcessor()
                        .convertToRGB()
                        .getPixels(),
                open(file));
    }

    @Test
    void imagesAreKnownByTheirNames() {
        for (String name : new String[] {
            "a.jpg", "a.JPEG", "a.png", "b.c.TIF", "a.tiff", "a.bmp", "a.gif", "a.dcm", "a.jfif", "a.svs"
        }) assertTrue(ImageOpener.isImage(Path.of("folder", name)), name);
        for (String name : new String[] {"a.csv", "jpg", "a.jpg.txt", "._a.jpg", ".a.png.part", "a", "a.zip"})
            assertFalse(ImageOpener.isImage(Path.of("folder", name)), name);
    }

    @Test
    void dicomFilesOftenHaveNoEnding() throws IOException {
        byte[] dicom = DicomFixtures.rgb(2, 2, "0.05\\0.02 ", new byte[12]);
        for (String name : new String[] {"IM000001", "1.2.840.113619.2", "mole 1.5"})
            assertTrue(ImageOpener.isImage(Files.write(folder.resolve(name), dicom)), name);
        assertFalse(ImageOpener.isImage(Files.write(folder.resolve("DICOMDIR"), dicom)), "an index");
        assertFalse(ImageOpener.isImage(Files.write(folder.resolve("object.bin"), dicom)), "an ending of another kind");
        assertFalse(ImageOpener.isImage(Files.write(folder.resolve("README"), new byte[500])), "no DICOM file");
        assertEquals(2, ImageOpener.open(folder.resolve("IM000001")).image().dimension(0));
    }

    private static BufferedImage rgb() {
        BufferedImage picture = new BufferedImage(COLOURS.length, 1, BufferedImage.TYPE_3BYTE_BGR);
        picture.setRGB(0, 0, COLOURS.length, 1, COLOURS, 0, COLOURS.length);
        return picture;
    }

    private Path write(BufferedImage picture, String format) throws IOException {
        Path file = folder.resolve("picture." + format);
        assertTrue(ImageIO.write(picture, format, file.toFile()), "Java writes " + format);
        return file;
    }

    private Path save(ImagePlus picture) {
        Path file = folder.resolve("saved.tif");
        FileSaver saver = new FileSaver(picture);
        boolean stack = picture.getStackSize() > 1;
        assertTrue(stack ? saver.saveAsTiffStack(file.toString()) : saver.saveAsTiff(file.toString()));
        return file;
    }

    private static int[] open(Path file) throws IOException {
        return Pixels.argb(ImageOpener.open(file).image());
    }

    private static void assertColour(int red, int green, int blue, int argb) {
        assertEquals(red, argb >> 16 & 0xff, 3, "red");
        assertEquals(green, argb >> 8 & 0xff, 3, "green");
        assertEquals(blue, argb & 0xff, 3, "blue");
        assertEquals(0xff, argb >>> 24, "alpha");
    }
}
