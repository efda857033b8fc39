// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A picture of a hundred megapixels, in a Java of its own whose memory is known. */
@Timeout(120)
class LargePictureTest {

    @TempDir
    private Path folder;

    @Test
    void openOrASentence() throws IOException, InterruptedException {
        Path file = folder.resolve("large.png");
        BufferedImage picture = new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY);
        picture.setRGB(9_999, 9_999, 0xffffffff);
        assertTrue(ImageIO.write(picture, "png", file.toFile()));

        assertEquals("10000 x 10000 ffffffff", open(file, "-Xmx1g"));
        String refusal = open(file, "-Xmx200m");
        assertTrue(
                refusal.matches(".*large\\.png has 10000 x 10000 pixels, which need 4\\d\\d MB of memory where Java"
                        + " has 1\\d\\d MB free; please scale the picture down, or give Java more memory, .*-Xmx8g"),
                refusal);
    }

    private static String open(Path file, String memory) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        memory,
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Open.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor());
        return said;
    }

    /** Opens a picture and prints its size and last pixel, or why not. */
    static final class Open {

        private Open() {}

        public static void main(String[] arguments) {
            try {
                var image = ImageOpener.open(Path.of(arguments[0])).image();
                long right = image.dimension(0) - 1, bottom = image.dimension(1) - 1;
                System.out.print(image.dimension(0) + " x " + image.dimension(1) + " "
                        + Integer.toHexString(image.getAt(right, bottom).get()));
            } catch (IOException e) {
                System.out.print(e.getMessage());
            }
        }
    }
}
