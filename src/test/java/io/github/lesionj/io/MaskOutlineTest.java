// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.github.lesionj.image.Pixels;
import java.util.Arrays;
import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

/** The lesion's box alone is traced; ImageJ's tracing of the whole mask is the reference. */
class MaskOutlineTest {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    @Test
    void nothingHasNoOutline() {
        assertTrue(MaskOutline.of(ArrayImgs.bits(WIDTH, HEIGHT)).isEmpty());
    }

    @Test
    void theOutlineIsThatOfTheWholeMask() {
        Random random = new Random(3);
        for (int round = 0; round < 60; round++) {
            byte[] bits = new byte[WIDTH * HEIGHT];
            for (int part = 0; part <= round % 3; part++) blob(bits, random, (byte) 1);
            if (round % 2 == 0) blob(bits, random, (byte) 0);
            compare(bits);
        }
        byte[] full = new byte[WIDTH * HEIGHT];
        Arrays.fill(full, (byte) 1);
        compare(full);
        byte[] corner = new byte[WIDTH * HEIGHT];
        corner[corner.length - 1] = 1;
        compare(corner);
    }

    private static void blob(byte[] bits, Random random, byte value) {
        int centreX = random.nextInt(WIDTH), centreY = random.nextInt(HEIGHT), radius = 1 + random.nextInt(9);
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++)
                if (Math.hypot(x - centreX, y - centreY) < radius) bits[y * WIDTH + x] = value;
    }

    private static void compare(byte[] bits) {
        byte[] shown = bits.clone();
        boolean empty = true;
        for (int i = 0; i < shown.length; i++) {
            empty &= shown[i] == 0;
            shown[i] = (byte) -shown[i];
        }
        if (empty) return;
        ByteProcessor processor = new ByteProcessor(WIDTH, HEIGHT, shown);
        processor.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
        Roi expected = new ThresholdToSelection().convert(processor);
        Img<BitType> mask = Pixels.mask(bits, WIDTH, HEIGHT);
        Roi traced = MaskOutline.of(mask).orElseThrow();
        assertEquals(expected.getType(), traced.getType());
        assertEquals(expected.getBounds(), traced.getBounds());
        assertEquals(expected.getLength(), traced.getLength());
        assertArrayEquals(expected.getContainedPoints(), traced.getContainedPoints());
        assertArrayEquals(expected.getFloatPolygon().xpoints, traced.getFloatPolygon().xpoints);
        assertArrayEquals(expected.getFloatPolygon().ypoints, traced.getFloatPolygon().ypoints);
    }
}
