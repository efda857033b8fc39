// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What is written here Java's own reader reads, pixel by pixel. */
class PngEncoderTest {

    private static final int[][] SIZES = {{1, 1}, {1, 700}, {700, 1}, {2, 3}, {257, 259}, {90_000, 3}, {640, 480}};

    @Test
    void coloursComeBackWhateverTheyAre() throws IOException {
        Random random = new Random(5);
        for (int[] size : SIZES) {
            assertRgb(size, i -> random.nextInt());
            assertRgb(size, i -> 0xff000000);
            assertRgb(size, i -> i % 517 < 300 ? 0x00402010 : 0xf0d0c0);
            assertRgb(size, i -> (int) Math.min(0xffffff, Math.exp(random.nextDouble() * 17)));
        }
    }

    @Test
    void masksComeBackAndAreSmall() throws IOException {
        for (int[] size : SIZES) {
            byte[] grey = new byte[size[0] * size[1]];
            for (int i = 0; i < grey.length; i++)
                grey[i] = (byte) (Math.hypot(i % size[0] - 100, i / size[0] - 90) < 80 ? 255 : 0);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PngEncoder.grey(out, grey, size[0], size[1]);
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
            assertEquals(BufferedImage.TYPE_BYTE_GRAY, picture.getType());
            assertArrayEquals(grey, ((DataBufferByte) picture.getRaster().getDataBuffer()).getData());
            assertTrue(out.size() < 1200 + grey.length / 80, Arrays.toString(size) + " has " + out.size() + " bytes");
        }
    }

    @Test
    void aPictureIsNotLargerThanJavasOwn() throws IOException {
        int[] argb = Pixels.argb(Phantom.draw(Phantom.Options.DEFAULT).image());
        BufferedImage picture = new BufferedImage(1024, 768, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 1024, 768, argb, 0, 1024);
        ByteArrayOutputStream java = new ByteArrayOutputStream(), ours = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", java);
        PngEncoder.rgb(ours, argb, 1024, 768);
        assertTrue(ours.size() < 1.05 * java.size(), ours.size() + " against " + java.size());
    }

    private static void assertRgb(int[] size, IntUnaryOperator colour) throws IOException {
        int[] argb = new int[size[0] * size[1]];
        Arrays.setAll(argb, colour);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngEncoder.rgb(out, argb, size[0], size[1]);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        int[] read = picture.getRGB(0, 0, size[0], size[1], null, 0, size[0]);
        for (int i = 0; i < argb.length; i++) argb[i] |= 0xff000000;
        assertArrayEquals(argb, read, Arrays.toString(size));
    }
}
