// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import ij.process.ImageProcessor;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;

class LesionRoiTest {

    private static LesionRoi roi(byte[] bits, int width) {
        return LesionRoi.of(Pixels.mask(bits, width, bits.length / width));
    }

    private static byte[] pixelsInside(Roi roi, int width, int height) {
        ImageProcessor mask = roi.getMask();
        byte[] bits = new byte[width * height];
        for (int y = 0; y < roi.getBounds().height; y++)
            for (int x = 0; x < roi.getBounds().width; x++)
                if (mask == null || mask.get(x, y) != 0)
                    bits[(y + roi.getBounds().y) * width + x + roi.getBounds().x] = 1;
        return bits;
    }

    @Test
    void outlineKeepsHolesAndPartsExactly() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 200; round++) {
            int width = 1 + random.nextInt(15), height = 1 + random.nextInt(15);
            byte[] bits = new byte[width * height];
            for (int i = 0; i < bits.length; i++) bits[i] = (byte) random.nextInt(2);
            Optional<Roi> outline = roi(bits, width).outline();
            byte[] back =
                    outline.map(found -> pixelsInside(found, width, height)).orElse(new byte[bits.length]);
            assertArrayEquals(bits, back);
        }
    }

    @Test
    void emptyMaskHasNoOutlineAndMeasuresNothing() {
        LesionRoi empty = roi(new byte[20], 5);
        assertTrue(empty.isEmpty());
        assertEquals(Optional.empty(), empty.outline());
        Measurements measured = Measurements.of(empty, PixelSize.UNCALIBRATED);
        assertEquals(0, measured.areaPixels());
        assertEquals(0, measured.perimeterPixels());
        assertEquals(0, measured.parts());
        assertTrue(Double.isNaN(measured.centroidX()));
    }

    @Test
    void measuresARectangleInPixelsAndMillimetres() {
        byte[] bits = new byte[20 * 10];
        for (int y = 2; y < 6; y++) for (int x = 3; x < 11; x++) bits[y * 20 + x] = 1;
        Measurements measured = Measurements.of(roi(bits, 20), new PixelSize(0.5, 0.5, "mm"));
        assertEquals(32, measured.areaPixels());
        assertEquals(8, measured.area());
        assertEquals(24, measured.perimeterPixels());
        assertEquals(12, measured.perimeter());
        assertEquals(7, measured.centroidX());
        assertEquals(4, measured.centroidY());
        assertEquals(Optional.of(new Region(3, 2, 8, 4)), measured.boundingBox());
        assertEquals(1, measured.parts());
    }

    @Test
    void perimeterCountsTheHoleToo() {
        byte[] bits = new byte[81];
        for (int y = 1; y < 8; y++) for (int x = 1; x < 8; x++) bits[y * 9 + x] = 1;
        for (int y = 3; y < 6; y++) for (int x = 3; x < 6; x++) bits[y * 9 + x] = 0;
        // ImageJ shortens a traced outline by 2 - sqrt(2) at each of the eight corners
        double expected = 4 * 7 + 4 * 3 - 8 * (2 - Math.sqrt(2));
        assertEquals(
                expected, Measurements.of(roi(bits, 9), PixelSize.UNCALIBRATED).perimeterPixels(), 1e-9);
    }

    @Test
    void maskedCropIsBlackOutsideAndTheInputStays() {
        int[] argb = new int[36];
        Arrays.fill(argb, 0xff808080);
        byte[] bits = new byte[36];
        bits[14] = 1;
        bits[21] = 1;
        Img<ARGBType> image = Pixels.image(argb, 6, 6);
        Img<ARGBType> crop = roi(bits, 6).maskedCrop(image, 0);
        assertArrayEquals(new int[] {0xff808080, 0xff000000, 0xff000000, 0xff808080}, Pixels.argb(crop));
        assertEquals(0xff808080, argb[15]);
        assertEquals(4, roi(bits, 6).crop(image, 0.5).dimension(0));
    }
}
