// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that would keep a reader busy for ever or claim more than there is: a sentence, or the picture, soon. */
@Timeout(30)
class HostilePicturesTest {

    private static final int PIXELS = 1000;
    private static final int HUGE = 0x7fffffff;

    @TempDir
    private Path folder;

    @Test
    void anOrdinaryTiffOfThisTestOpens() throws IOException {
        assertArrayEquals(
                new long[] {8, 8}, ImageOpener.open(tiff(Map.of(), 0)).image().dimensionsAsLongArray());
    }

    @Test
    void directoriesThatRunInACircle() throws IOException {
        assertEquals("its directories run in a circle", damage(tiff(Map.of(), 8)));
        assertFalse(RoiFile.isInside(folder.resolve("hostile.tif")), "the search for outlines ends too");
    }

    /** Java's reader would follow a directory below itself until its stack is full. */
    @ParameterizedTest
    @ValueSource(ints = {34665, 330, 34853, 40965})
    void aDirectoryBelowItself(int pointer) throws IOException {
        assertEquals(
                8,
                ImageOpener.open(tiff(Map.of(pointer, new int[] {13, 1, 8}), 0))
                        .image()
                        .dimension(0));
    }

    @ParameterizedTest
    @CsvSource({"50838, 4", "50839, 1", "270, 2", "34675, 7", "273, 4", "279, 4", "320, 3", "65000, 4"})
    void aFieldThatClaimsMoreThanTheFileHas(int tag, int type) throws IOException {
        String damage = damage(tiff(Map.of(tag, new int[] {type, HUGE, 600}), 0));
        assertTrue(damage.matches("its field " + tag + " claims \\d+ bytes, more than the file has"), damage);
    }

    @Test
    void metadataOfImageJThatClaimsGigabytes() throws IOException {
        Map<Integer, int[]> fields = Map.of(50838, new int[] {4, 2, 600}, 50839, new int[] {1, 100, 700});
        Path file = tiff(fields, 0);
        overwrite(file, 600, 20, HUGE);
        assertEquals("it claims a part of 2147483647 bytes, more than the file has", damage(file));
        overwrite(file, 600, 20, 4);
        overwrite(file, 700, 0x494a494a, ImageJMetadata.RANGES, HUGE, ImageJMetadata.OVERLAY, HUGE);
        assertEquals(8, ImageOpener.open(file).image().dimension(0), "such tables are passed over");
        assertFalse(RoiFile.isInside(file));
    }

    @ParameterizedTest
    @CsvSource({"256, 4, -1", "256, 4, 0", "277, 3, 65535", "258, 3, 0", "278, 4, 0", "279, 4, -1", "322, 4, 0"})
    void sizesThatNoPictureHas(int tag, int type, int value) throws IOException {
        damage(tiff(Map.of(tag, new int[] {type, 1, value}), 0));
    }

    @Test
    void tilesThatNoMemoryHolds() throws IOException {
        String sentence = refusal(tiff(
                Map.of(
                        322,
                        new int[] {4, 1, HUGE},
                        323,
                        new int[] {4, 1, HUGE},
                        324,
                        new int[] {4, 1, PIXELS},
                        325,
                        new int[] {4, 1, 64}),
                0));
        assertTrue(sentence.contains("more than Java can address"), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tEXt", "zTXt", "iTXt", "iCCP", "eXIf"})
    void whatIsNoPictureInAPngIsPassedOver(String kind) throws IOException {
        byte[] unpacks = deflated(200_000_000);
        byte[] text = ByteBuffer.allocate(9 + unpacks.length)
                .put("a\0\1\0\0\0\0\0\0".getBytes(StandardCharsets.UTF_8))
                .put(unpacks)
                .array();
        assertEquals(8, ImageOpener.open(png(kind, text, text.length)).image().dimension(0));
        assertEquals(
                "its part " + kind + " claims 2147483647 bytes, more than the file has", damage(png(kind, text, HUGE)));
    }

    /** A file of two gigabytes, without a disk that has them. */
    @Test
    void aPngWhoseTextReallyHasTwoGigabytes() throws IOException {
        byte[] png = Files.readAllBytes(png("tEXt", new byte[0], HUGE));
        int text = new String(png, StandardCharsets.ISO_8859_1).indexOf("tEXt") + 4;
        Path file = folder.resolve("text.png");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(png, 0, text);
            sparse.seek(text + (long) HUGE);
            sparse.write(png, text, png.length - text);
        }
        assertEquals(8, ImageOpener.open(file).image().dimension(0));
        Files.delete(file);
    }

    @Test
    void aMillionEmptyPartsOfAPng() throws IOException {
        byte[] png = Files.readAllBytes(png("tEXt", new byte[0], 0));
        int text = new String(png, StandardCharsets.ISO_8859_1).indexOf("tEXt") - 4;
        Path file = folder.resolve("parts.png");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(png, 0, text);
            for (String kind : new String[] {"IDAT", "tEXt"}) out.write(repeated(chunk(kind, new byte[0], 0), 500_000));
            out.write(png, text, png.length - text);
        }
        assertEquals(8, ImageOpener.open(file).image().dimension(0));
    }

    @Test
    void aJpegOfThousandsOfScans() throws IOException {
        byte[] jpeg = progressive(64);
        int scan = new String(jpeg, StandardCharsets.ISO_8859_1).lastIndexOf("\u00ff\u00da");
        Path file = folder.resolve("scans.jpg");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(jpeg, 0, jpeg.length - 2);
            for (int i = 0; i < 5000; i++) out.write(jpeg, scan, jpeg.length - 2 - scan);
        }
        assertTrue(refusal(file).contains("it is a JPEG file of more than 100 scans"), refusal(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0xff})
    void aJpegOfNothing(int filling) throws IOException {
        byte[] jpeg = new byte[20_000_000];
        Arrays.fill(jpeg, (byte) filling);
        jpeg[0] = jpeg[2] = (byte) 0xff;
        jpeg[1] = (byte) 0xd8;
        assertEquals("its parts are far apart", damage(Files.write(folder.resolve("nothing.jpg"), jpeg)));
    }

    @Test
    void aProgressiveJpegThatClaimsToBeLarge() throws IOException {
        byte[] jpeg = progressive(64);
        int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c2");
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 40_000).putShort(frame + 7, (short) 40_000);
        assertTrue(refusal(Files.write(folder.resolve("large.jpg"), jpeg)).contains("MB of memory where Java has"));
    }

    /** Java's reader copies a comment anew for each of its blocks, and reads extensions byte by byte. */
    @Test
    void aGifWithEndlessComments() throws IOException {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED);
        Path file = folder.resolve("comments.gif");
        assertTrue(ImageIO.write(picture, "gif", file.toFile()));
        byte[] gif = Files.readAllBytes(file);
        int image = 13 + (3 << (gif[10] & 7) + 1);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(gif, 0, image);
            out.write(new byte[] {'!', (byte) 0xfe});
            byte[] block = new byte[256];
            block[0] = (byte) 255;
            out.write(repeated(block, 100_000));
            out.write(0);
            out.write(repeated(new byte[] {'!', (byte) 0xf9, 4, 0, 0, 0, 0, 0}, 500_000));
            out.write(gif, image, gif.length - image);
        }
        assertEquals(8, ImageOpener.open(file).image().dimension(0));
    }

    @Test
    void dicomSequencesThatNeverEnd() throws IOException {
        byte[] open = {8, 0, 0x40, 0x11, 'S', 'Q', 0, 0, -1, -1, -1, -1, -2, -1, 0, -32, -1, -1, -1, -1};
        byte[] head = Arrays.copyOf(DicomFixtures.rgb(1, 1, "1\\1 ", new byte[3]), 160);
        byte[] nested = repeated(open, 300_000);
        byte[] all = ByteBuffer.allocate(head.length + nested.length)
                .put(head)
                .put(nested)
                .array();
        assertEquals("it ends before its pixels begin", damage(Files.write(folder.resolve("nested.dcm"), all)));
        byte[] claims = ByteBuffer.allocate(head.length + 12)
                .put(head)
                .put(new byte[] {9, 0, 0x40, 0x11, 'U', 'N', 0, 0, -1, -1, -1, 0x7f})
                .array();
        assertEquals(
                "its element (0009,1140) claims 2147483647 bytes, more than there are",
                damage(Files.write(folder.resolve("claims.dcm"), claims)));
    }

    private String damage(Path file) {
        String sentence = refusal(file), begin = file + " is damaged or cut off (", end = "); please copy it again";
        assertTrue(sentence.startsWith(begin) && sentence.endsWith(end), sentence);
        return sentence.substring(begin.length(), sentence.length() - end.length());
    }

    private static String refusal(Path file) {
        String sentence =
                assertThrows(IOException.class, () -> ImageOpener.open(file)).getMessage();
        assertFalse(sentence.contains("null") || sentence.contains("\n"), sentence);
        return sentence;
    }

    /** @param fields more or other ones: type, count and value, or where it is */
    private Path tiff(Map<Integer, int[]> fields, int next) throws IOException {
        TreeMap<Integer, int[]> all = new TreeMap<>(Map.of(
                256,
                new int[] {4, 1, 8},
                257,
                new int[] {4, 1, 8},
                258,
                new int[] {3, 1, 8},
                259,
                new int[] {3, 1, 1},
                262,
                new int[] {3, 1, 1},
                273,
                new int[] {4, 1, PIXELS},
                277,
                new int[] {3, 1, 1},
                278,
                new int[] {4, 1, 8},
                279,
                new int[] {4, 1, 64}));
        all.putAll(fields);
        ByteBuffer tiff = ByteBuffer.allocate(4000).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II*\0".getBytes(StandardCharsets.UTF_8)).putInt(8).putShort((short) all.size());
        all.forEach((tag, field) -> tiff.putShort(tag.shortValue())
                .putShort((short) field[0])
                .putInt(field[1])
                .putInt(field[2]));
        tiff.putInt(next);
        return Files.write(folder.resolve("hostile.tif"), tiff.array());
    }

    private static void overwrite(Path file, int place, int... numbers) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(place);
        for (int number : numbers) content.putInt(number);
        Files.write(file, content.array());
    }

    private Path png(String kind, byte[] content, int length) throws IOException {
        Path file = folder.resolve("hostile.png");
        assertTrue(ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR), "png", file.toFile()));
        byte[] png = Files.readAllBytes(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        out.write(chunk(kind, content, length));
        out.write(png, 33, png.length - 33);
        return Files.write(file, out.toByteArray());
    }

    private static byte[] chunk(String kind, byte[] content, int length) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length)
                .putInt(length)
                .put(kind.getBytes(StandardCharsets.UTF_8))
                .put(content);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    private static byte[] deflated(int zeros) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
            for (int i = 0; i < zeros / 1_000_000; i++) deflater.write(new byte[1_000_000]);
        }
        return out.toByteArray();
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteBuffer all = ByteBuffer.allocate(part.length * times);
        for (int i = 0; i < times; i++) all.put(part);
        return all.array();
    }

    private byte[] progressive(int side) throws IOException {
        Path file = folder.resolve("progressive.jpg");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(
                    null, new IIOImage(new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR), null, null), param);
        } finally {
            writer.dispose();
        }
        return Files.readAllBytes(file);
    }
}
