// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import io.github.lesionj.image.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mask here marks the same 12 x 10 pixels in 64 x 48, stored as one program or another does it. */
class MaskReadingTest {

    private static final int WIDTH = 64, HEIGHT = 48;

    @TempDir
    private Path folder;

    private static boolean isLesion(int x, int y) {
        return x >= 20 && x < 32 && y >= 8 && y < 18;
    }

    private static byte[] lesion() {
        byte[] bits = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < bits.length; i++) bits[i] = (byte) (isLesion(i % WIDTH, i / WIDTH) ? 1 : 0);
        return bits;
    }

    private static BufferedImage draw(BufferedImage picture, int[] skin, int[] lesion) {
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) picture.getRaster().setPixel(x, y, isLesion(x, y) ? lesion : skin);
        return picture;
    }

    private static BufferedImage grey(int skin, int lesion) {
        return draw(
                new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY), new int[] {skin}, new int[] {lesion});
    }

    private static BufferedImage indexed(int skin, int lesion, int... palette) {
        int bits = palette.length == 2 ? 1 : 8;
        IndexColorModel model = new IndexColorModel(bits, palette.length, palette, 0, true, -1, 0);
        int type = bits == 1 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED;
        return draw(new BufferedImage(WIDTH, HEIGHT, type, model), new int[] {skin}, new int[] {lesion});
    }

    private static int[] ramp(IntUnaryOperator grey) {
        int[] palette = new int[256];
        for (int i = 0; i < 256; i++) palette[i] = 0xff000000 | grey.applyAsInt(i) * 0x010101;
        return palette;
    }

    private Path save(BufferedImage picture, String name) throws IOException {
        Path file = folder.resolve(name);
        assertTrue(ImageIO.write(picture, name.substring(name.indexOf('.') + 1), file.toFile()), name);
        return file;
    }

    private Path jpeg(BufferedImage picture, float quality) throws IOException {
        Path file = folder.resolve("mask.jpg");
        Files.deleteIfExists(file);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        }
        return file;
    }

    private static void assertLesion(Path file) throws IOException {
        assertArrayEquals(lesion(), Pixels.bits(MaskFile.read(file)), file.toString());
    }

    private static void assertRefused(Path file, String why) {
        String message =
                assertThrows(IOException.class, () -> MaskFile.read(file)).getMessage();
        assertTrue(message.startsWith("The mask " + file + " ") && message.contains(why), message);
        assertTrue(message.endsWith("; please save it as PNG with 255 in the lesion and 0 elsewhere"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 127, 128, 129, 255})
    void ofTwoValuesTheOneThatIsNotZeroIsLesion(int value) throws IOException {
        for (String name : new String[] {"m.png", "m.tiff", "m.bmp"}) assertLesion(save(grey(0, value), name));
        int[] rgb = {value, value, value};
        assertLesion(
                save(draw(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), new int[3], rgb), "rgb.png"));
    }

    @Test
    void twoValuesWithoutSkinAreRefusedUnlessTheyAreNearlyBlackAndWhite() throws IOException {
        assertLesion(save(grey(16, 235), "video.png"));
        assertRefused(save(grey(1, 2), "labels.png"), "holds the values 1, 2, of which none is skin for certain");
        assertRefused(save(grey(254, 255), "bright.png"), "254, 255");
    }

    @Test
    void moreLabelsThanTwoAreRefused() throws IOException {
        for (int[] labels : new int[][] {{0, 1, 2}, {0, 128, 255}, {0, 1, 255}}) {
            BufferedImage picture = grey(labels[0], labels[2]);
            for (int y = 30; y < 40; y++)
                for (int x = 2; x < 12; x++) picture.getRaster().setSample(x, y, 0, labels[1]);
            assertRefused(save(picture, "three.png"), labels[0] + ", " + labels[1] + ", " + labels[2]);
        }
    }

    @Test
    void sixteenAndThirtyTwoBitsCountAsStored() throws IOException {
        for (int value : new int[] {1, 255, 4095, 65535}) {
            short[] shorts = new short[WIDTH * HEIGHT];
            float[] floats = new float[shorts.length];
            for (int i = 0; i < shorts.length; i++) {
                shorts[i] = (short) (lesion()[i] * value);
                floats[i] = lesion()[i] * value;
            }
            assertLesion(byImageJ(new ShortProcessor(WIDTH, HEIGHT, shorts, null)));
            assertLesion(byImageJ(new FloatProcessor(WIDTH, HEIGHT, floats)));
            int[] skin = {0}, lesion = {value};
            assertLesion(save(
                    draw(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY), skin, lesion), "m16.png"));
        }
        float[] floats = new float[WIDTH * HEIGHT];
        floats[7] = Float.NaN;
        assertRefused(byImageJ(new FloatProcessor(WIDTH, HEIGHT, floats)), "NaN");
        floats[7] = -3;
        assertRefused(byImageJ(new FloatProcessor(WIDTH, HEIGHT, floats)), "negative");
    }

    private Path byImageJ(ImageProcessor pixels) {
        Path file = folder.resolve("ij.tif");
        assertTrue(new FileSaver(new ImagePlus("mask", pixels)).saveAsTiff(file.toString()));
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tif", "png", "gif", "bmp"})
    void anInvertingLookUpTableOfImageJIsOnlyDisplay(String ending) throws IOException {
        byte[] values = lesion();
        for (int i = 0; i < values.length; i++) values[i] = (byte) -values[i];
        ByteProcessor pixels = new ByteProcessor(WIDTH, HEIGHT, values);
        pixels.invertLut();
        FileSaver saver = new FileSaver(new ImagePlus("mask", pixels));
        String file = folder.resolve("inverted." + ending).toString();
        assertTrue(
                switch (ending) {
                    case "tif" -> saver.saveAsTiff(file);
                    case "png" -> saver.saveAsPng(file);
                    case "gif" -> saver.saveAsGif(file);
                    default -> saver.saveAsBmp(file);
                });
        assertLesion(Path.of(file));
    }

    @Test
    void aColouredLookUpTableOfImageJIsOnlyDisplay() throws IOException {
        byte[] values = lesion();
        for (int i = 0; i < values.length; i++) values[i] *= 7;
        byte[] up = new byte[256], down = new byte[256];
        for (int i = 0; i < 256; i++) {
            up[i] = (byte) i;
            down[i] = (byte) (255 - i);
        }
        ByteProcessor pixels = new ByteProcessor(WIDTH, HEIGHT, values);
        pixels.setLut(new LUT(down, up, down));
        assertLesion(byImageJ(pixels));
    }

    @Test
    void palettesCountWhereNumbersAndColoursAgree() throws IOException {
        int black = 0xff000000, white = 0xffffffff, voc = 0xff800000, red = 0xffff0000;
        int[] palette = ramp(i -> 0);
        palette[1] = voc;
        assertLesion(save(indexed(0, 1, palette), "voc.png"));
        assertLesion(save(indexed(0, 1, black, voc), "voc2.png"));
        assertLesion(save(indexed(0, 1, black, white), "bits.png"));
        assertLesion(save(indexed(0, 1, 0x00ffffff, white), "clear.png"));
        assertLesion(save(indexed(0, 1, 0xff440154, 0xfffde725), "viridis.png"));
        assertLesion(save(indexed(0, 255, ramp(i -> i)), "grey.png"));
        assertLesion(save(indexed(0, 255, ramp(i -> 255 - i)), "inverting.png"));
        assertLesion(save(indexed(0, 1, ramp(i -> 0)), "blind.png"));
        assertRefused(save(indexed(1, 0, white, black), "quantised.png"), "0 is white and 1 is black");
        assertRefused(save(indexed(0, 1, white, red), "onWhite.png"), "0 is white and 1 is (255, 0, 0)");
        BufferedImage labels = indexed(0, 1, black, voc, 0xff008000);
        labels.getRaster().setSample(3, 3, 0, 2);
        assertRefused(save(labels, "labels.png"), "3 labels");
    }

    @Test
    void aLesionMayHaveAnyColourOnBlack() throws IOException {
        BufferedImage red =
                draw(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), new int[3], new int[] {255, 0, 0});
        assertLesion(save(red, "red.png"));
        assertLesion(save(
                draw(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), new int[3], new int[] {0, 0, 128}),
                "blue.tiff"));
        assertRefused(
                save(
                        draw(
                                new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB),
                                new int[] {255, 255, 255},
                                new int[] {255, 0, 0}),
                        "onWhite.png"),
                "more colours than black and one other");
        red.setRGB(1, 1, 0xff00ff00);
        assertRefused(save(red, "green.png"), "more colours than black and one other");
    }

    @Test
    void whatIsTransparentIsSkin() throws IOException {
        int type = BufferedImage.TYPE_4BYTE_ABGR;
        int[] white = {255, 255, 255, 255};
        assertLesion(
                save(draw(new BufferedImage(WIDTH, HEIGHT, type), new int[] {255, 255, 255, 0}, white), "white.png"));
        assertLesion(save(draw(new BufferedImage(WIDTH, HEIGHT, type), new int[4], white), "black.png"));
        assertLesion(
                save(draw(new BufferedImage(WIDTH, HEIGHT, type), new int[4], new int[] {255, 0, 0, 128}), "tint.png"));
        assertLesion(save(draw(new BufferedImage(WIDTH, HEIGHT, type), new int[] {0, 0, 0, 255}, white), "opaque.png"));
        assertLesion(save(
                draw(new BufferedImage(WIDTH, HEIGHT, type), new int[] {0, 0, 0, 0}, new int[] {1, 1, 1, 0}),
                "zero.png"));
    }

    @Test
    void transparencyWithoutColourIsRefused() throws IOException {
        int[] black = {0, 0, 0, 255};
        assertRefused(
                save(
                        draw(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_4BYTE_ABGR), new int[4], black),
                        "black.png"),
                "transparent");
    }

    @Test
    void jpegMasksAreReadOrRefused() throws IOException {
        byte[] hard = Pixels.bits(MaskFile.read(jpeg(grey(0, 255), 0.75f)));
        int wrong = 0;
        for (int i = 0; i < hard.length; i++) if (hard[i] != lesion()[i]) wrong++;
        assertTrue(wrong <= 4, wrong + " pixels differ");
        assertRefused(jpeg(grey(0, 1), 0.75f), "");
        assertRefused(jpeg(grey(0, 2), 0.9f), "");
    }

    @ParameterizedTest
    @CsvSource({"0, 255, true", "20, 180, true", "0, 100, false", "90, 250, false"})
    void softMasksAreCutInTheMiddle(int dark, int bright, boolean read) throws IOException {
        BufferedImage picture = new BufferedImage(256, 4, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 256; x++)
            for (int y = 0; y < 4; y++) picture.getRaster().setSample(x, y, 0, dark + x * (bright - dark) / 255);
        Path file = save(picture, "soft.png");
        if (!read) {
            assertRefused(file, "do not reach from skin to lesion");
            return;
        }
        MaskReading reading = MaskFile.reading(file);
        assertTrue(reading.soft());
        byte[] bits = Pixels.bits(reading.mask());
        for (int x = 0; x < 256; x++)
            assertEquals(picture.getRaster().getSample(x, 0, 0) > 128 ? 1 : 0, bits[x], "at " + x);
    }

    @Test
    void probabilitiesAreCutAtOneHalf() throws IOException {
        float[] map = new float[101];
        for (int i = 0; i < map.length; i++) map[i] = i / 100f;
        byte[] bits = Pixels.bits(MaskFile.read(byImageJ(new FloatProcessor(101, 1, map))));
        for (int i = 0; i < map.length; i++) assertEquals(i > 50 ? 1 : 0, bits[i], "at " + i);
        Path ours = folder.resolve("map.png");
        ProbabilityFile.write(ours, Pixels.map(map, 101, 1));
        bits = Pixels.bits(MaskFile.read(ours));
        for (int i = 0; i < map.length; i++) assertEquals(i > 50 ? 1 : 0, bits[i], "at " + i);
        for (int i = 0; i < map.length; i++) map[i] *= 0.4f;
        assertRefused(byImageJ(new FloatProcessor(101, 1, map)), "values from 0 to 0.4 of 1");
    }

    @Test
    void emptyAndFullMasksAreWhatTheyAre() throws IOException {
        assertEquals(0, sum(MaskFile.reading(save(grey(0, 0), "empty.png"))));
        assertEquals(WIDTH * HEIGHT, sum(MaskFile.reading(save(grey(255, 255), "full.png"))));
        assertEquals(WIDTH * HEIGHT, sum(MaskFile.reading(save(grey(1, 1), "ones.png"))));
        assertEquals(0, sum(MaskFile.reading(save(indexed(0, 0, 0xff000000, 0xffffffff), "emptyBits.png"))));
        assertRefused(save(grey(37, 37), "grey.png"), "37 everywhere");
    }

    private static int sum(MaskReading reading) {
        int sum = 0;
        for (byte bit : Pixels.bits(reading.mask())) sum += bit;
        return sum;
    }

    /** tifffile marks the lesion of a mask of booleans with 1 and says that 0 is white; libtiff's tools turn the bits over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void whereWhiteIsZeroTheWriterDecides(int bits) throws IOException {
        assertLesion(whiteIsZero(bits, "{\"shape\": [48, 64]}"));
        assertLesion(whiteIsZero(bits, "ImageJ=1.54p\n"));
        assertRefused(whiteIsZero(bits, "scan"), "WhiteIsZero");
    }

    private Path whiteIsZero(int bits, String description) throws IOException {
        byte[] text = (description + "\0").getBytes(StandardCharsets.US_ASCII);
        int pixels = 8 + 2 + 10 * 12 + 4 + text.length;
        ByteBuffer tiff = ByteBuffer.allocate(pixels + WIDTH * HEIGHT * bits / 8);
        tiff.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) 10);
        int[][] entries = {
            {256, 4, 1, WIDTH},
            {257, 4, 1, HEIGHT},
            {258, 3, 1, bits << 16},
            {259, 3, 1, 1 << 16},
            {262, 3, 1, 0},
            {270, 2, text.length, 8 + 2 + 10 * 12 + 4},
            {273, 4, 1, pixels},
            {277, 3, 1, 1 << 16},
            {278, 4, 1, HEIGHT},
            {279, 4, 1, WIDTH * HEIGHT * bits / 8}
        };
        for (int[] e : entries)
            tiff.putShort((short) e[0]).putShort((short) e[1]).putInt(e[2]).putInt(e[3]);
        tiff.putInt(0).put(text);
        byte[] lesion = lesion();
        for (int i = 0; i < lesion.length; i++) {
            int place = pixels + i * bits / 8;
            tiff.put(place, bits == 8 ? (byte) -lesion[i] : (byte) (tiff.get(place) | lesion[i] << 7 - i % 8));
        }
        return Files.write(folder.resolve("wiz" + bits + ".tif"), tiff.array());
    }

    @Test
    void severalPicturesInOneFileAreNoMask() throws IOException {
        Path file = TiffFixtures.writePages(folder.resolve("stack.tif"), grey(0, 255), grey(0, 255));
        assertTrue(assertThrows(IOException.class, () -> MaskFile.read(file))
                .getMessage()
                .contains("holds 2 pictures"));
    }

    @Test
    void aFileThatIsNoPictureSaysSo() throws IOException {
        Path file = Files.write(folder.resolve("cut.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        assertTrue(assertThrows(IOException.class, () -> MaskFile.read(file))
                .getMessage()
                .contains("damaged or cut off"));
        Path gone = folder.resolve("gone.png");
        assertTrue(assertThrows(IOException.class, () -> MaskFile.read(gone))
                .getMessage()
                .contains("does not exist"));
    }
}
