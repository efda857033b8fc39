// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourTest {

    @Test
    void hueSaturationAndValueAgreeWithTheJdk() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5000; i++) {
            int rgb = random.nextInt(1 << 24);
            float[] hsb = Color.RGBtoHSB(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff, null);
            assertEquals(hsb[0], ColourPlane.HUE.of(rgb), 1e-6);
            assertEquals(hsb[1], ColourPlane.SATURATION.of(rgb), 1e-6);
            assertEquals(hsb[2], ColourPlane.VALUE.of(rgb), 1e-6);
        }
    }

    /** L* as skimage.color.rgb2lab gives it (sRGB, D65). */
    @ParameterizedTest
    @CsvSource({
        "0x000000, 0",
        "0xffffff, 100",
        "0xff0000, 53.2408",
        "0x00ff00, 87.7347",
        "0x0000ff, 32.2970",
        "0x808080, 53.5850",
        "0x010101, 0.2742"
    })
    void lightnessIsCielab(String rgb, double lightness) {
        assertEquals(lightness / 100, ColourPlane.LIGHTNESS.of(Integer.decode(rgb)), 2e-4);
    }

    @Test
    void contrastWindowStretchesARamp() {
        float[] ramp = new float[101];
        for (int i = 0; i < ramp.length; i++) ramp[i] = 0.2f + 0.6f * i / 100;
        new ContrastWindow(5, 95).stretch(ramp, 0, ramp.length);
        assertEquals(0, ramp[3], 1e-6);
        assertEquals(0.5, ramp[50], 0.01);
        assertEquals(1, ramp[97], 1e-6);
    }

    @Test
    void contrastWindowLeavesAFlatPlaneAlone() {
        float[] flat = {0.3f, 0.3f, 0.3f};
        new ContrastWindow(5, 95).stretch(flat, 0, 3);
        assertArrayEquals(new float[] {0.3f, 0.3f, 0.3f}, flat);
    }

    @Test
    void contrastWindowNeedsOrderedPercentiles() {
        assertThrows(IllegalArgumentException.class, () -> new ContrastWindow(95, 5));
    }

    @Test
    void everySymmetryUndoesItself() {
        for (Symmetry symmetry : Symmetry.values())
            for (int y = 0; y < 3; y++)
                for (int x = 0; x < 5; x++) {
                    int moved = symmetry.source(x, y, 5, 3);
                    assertEquals(y * 5 + x, symmetry.source(moved % 5, moved / 5, 5, 3));
                }
    }
}
