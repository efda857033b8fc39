// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import io.github.lesionj.image.Phantom;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not open, and that it is said in one sentence and nowhere else. */
class ImageOpenerRefusalTest {

    @TempDir
    private Path folder;

    @Test
    void aMissingFile() {
        Path file = folder.resolve("none.jpg");
        assertEquals(file + " does not exist; please check the path", refusal(file));
    }

    @Test
    void aFolder() {
        assertEquals(folder + " is a folder; please name a picture in it", refusal(folder));
    }

    @Test
    void anEmptyFile() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.png"));
        assertEquals(file + " is empty (0 bytes); please copy it again", refusal(file));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no mkfifo")
    void aPipe() throws IOException, InterruptedException {
        Path file = folder.resolve("pipe.png");
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        assertEquals(file + " is no file; please name a picture", refusal(file));
    }

    @Test
    void aFileWithoutPermission() throws IOException {
        Path file = Files.write(folder.resolve("secret.png"), new byte[] {1});
        File asFile = file.toFile();
        assumeTrue(asFile.setReadable(false) && !Files.isReadable(file), "this user may read everything");
        assertEquals(file + " may not be read; please change its permissions", refusal(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "photo.png", "photo.tif", "photo"})
    void textThatIsNamedLikeAPicture(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "This is no picture at all.");
        assertEquals(
                file + " is no picture that LesionJ can read; please convert it to one of JPEG, PNG, TIFF, BMP, GIF,"
                        + " WEBP, DICOM, or put bioformats_package.jar of Bio-Formats into ~/.lesionj",
                refusal(file));
    }

    @ParameterizedTest
    @CsvSource({
        "'<!DOCTYPE html><html>', a web page",
        "'  <html lang=en>', a web page",
        "version https://git-lfs.github.com/spec/v1, Git LFS",
        "0000ftypheic, a HEIC picture",
        "0000ftypmif1, a HEIC picture",
        "0000ftypavif, an AVIF picture",
        "0000ftypisom, a video",
        "'P6 3 2 255 ', a Netpbm picture",
        "%PDF-1.4, a PDF document",
        "8BPS, a Photoshop file"
    })
    void whatItIsIsSaid(String content, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("photo.jpg"), content + "-".repeat(100));
        assertTrue(
                refusal(file)
                        .startsWith(file + " is "
                                + (words.equals("Git LFS") ? "the pointer to a picture that Git LFS" : words)),
                refusal(file));
    }

    @Test
    void textThatIsNamedLikeDicom() throws IOException {
        Path file = Files.writeString(folder.resolve("photo.dcm"), "This is no picture at all.".repeat(20));
        assertTrue(refusal(file)
                .startsWith(file + " is no picture that LesionJ can read: it does not begin as DICOM files do"));
    }

    @ParameterizedTest
    @CsvSource({"jpg", "progressive.jpg", "png", "gif", "bmp", "tif", "lzw.tif"})
    void aPictureThatIsCutOffAnywhere(String format) throws IOException {
        byte[] whole = Files.readAllBytes(write(format));
        assertEquals(
                128, ImageOpener.open(folder.resolve("whole." + format)).image().dimension(0), "the whole opens");
        for (double share : new double[] {0.002, 0.02, 0.1, 0.3, 0.5, 0.8, 0.95, 0.995}) {
            Path file = folder.resolve("cut." + format);
            Files.write(file, Arrays.copyOf(whole, Math.max(12, (int) (share * whole.length))));
            String message = refusal(file);
            assertTrue(
                    message.startsWith(file + " is damaged or cut off (")
                            && message.endsWith("); please copy it again"),
                    share + ": " + message);
        }
    }

    @Test
    void aDicomPictureThatIsCutOff() throws IOException {
        byte[] whole = DicomFixtures.rgb(20, 20, "0.05\\0.02 ", new byte[1200]);
        Path file = Files.write(folder.resolve("cut.dcm"), Arrays.copyOf(whole, whole.length - 100));
        assertEquals(file + " is damaged or cut off (its pixels end too early); please copy it again", refusal(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tif", "lzw.tif"})
    void scrambledBytesNeverBreakOutOfTheSentence(String format) throws IOException {
        byte[] whole = Files.readAllBytes(write(format));
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] scrambled = whole.clone();
            for (int k = 0; k < 5; k++)
                scrambled[4 + random.nextInt(i < 30 ? 200 : whole.length - 4)] = (byte) random.nextInt();
            Path file = Files.write(folder.resolve("scrambled." + format), scrambled);
            try {
                ImageOpener.open(file);
            } catch (IOException e) {
                assertOneSentence(file, e.getMessage());
            }
        }
    }

    @Test
    void aStackOfPictures() throws IOException {
        ImageStack stack = new ImageStack(4, 4);
        for (int i = 0; i < 5; i++) stack.addSlice(new ByteProcessor(4, 4));
        Path file = folder.resolve("stack.tif");
        assertTrue(new FileSaver(new ImagePlus("", stack)).saveAsTiffStack(file.toString()));
        assertEquals(
                file + " holds 5 pictures, of which LesionJ cannot tell which is meant;"
                        + " please save them singly, in ImageJ with Image > Stacks > Stack to Images",
                refusal(file));
    }

    @Test
    void aFilm() throws IOException {
        Path file = folder.resolve("film.gif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            BufferedImage frame = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 3; i++) writer.writeToSequence(new IIOImage(frame, null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        assertTrue(refusal(file).startsWith(file + " holds 3 pictures, of which"));
    }

    @Test
    void morePixelsThanJavaCanAddress() throws IOException {
        byte[] png = Files.readAllBytes(write("png"));
        png[16] = 0x00;
        png[17] = 0x01;
        png[20] = 0x00;
        png[21] = 0x01;
        Path file = Files.write(folder.resolve("huge.png"), png);
        assertEquals(
                file + " has 65664 x 65632 pixels, more than Java can address; please scale it down", refusal(file));
    }

    @Test
    void nothingIsShownOrLogged() throws IOException {
        PrintStream out = System.out, err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        IJ.getErrorMessage();
        try {
            aPictureThatIsCutOffAnywhere("tif");
            aDicomPictureThatIsCutOff();
            textThatIsNamedLikeDicom();
            aStackOfPictures();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertEquals("", said.toString(StandardCharsets.UTF_8));
        assertNull(IJ.getErrorMessage());
    }

    private Path write(String format) throws IOException {
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT.withSize(128, 96));
        BufferedImage drawn = ImageFile.toBufferedImage(phantom.image());
        BufferedImage picture = new BufferedImage(128, 96, BufferedImage.TYPE_3BYTE_BGR);
        picture.createGraphics().drawImage(drawn, 0, 0, null);
        Path file = folder.resolve("whole." + format);
        if (format.equals("lzw.tif")) return TiffFixtures.writeCompressed(file, picture, "LZW");
        if (!format.equals("progressive.jpg")) {
            assertTrue(ImageIO.write(picture, format, file.toFile()));
            return file;
        }
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpg");
        ImageWriter writer = writers.next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static String refusal(Path file) {
        String message =
                assertThrows(IOException.class, () -> ImageOpener.open(file)).getMessage();
        assertOneSentence(file, message);
        return message;
    }

    private static void assertOneSentence(Path file, String message) {
        assertTrue(message.startsWith(file.toString()), message);
        assertFalse(Pattern.compile("[\\r\\n]|null|Exception:").matcher(message).find(), message);
        assertTrue(message.contains("please") || message.contains("Bio-Formats"), message);
    }
}
