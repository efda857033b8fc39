// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class HeatOverlayTest {

    /** Each step of a tenth is 5 to 10 units of CIELAB's L* brighter: even, and so for eyes that see no red or green. */
    @Test
    void everyStepOfTheScaleIsBrighterByAboutTheSame() {
        double before = lightness(Viridis.argb(0));
        for (int i = 1; i <= 10; i++) {
            double now = lightness(Viridis.argb(i / 10.0));
            assertTrue(now - before > 5 && now - before < 10, "step " + i + ": " + (now - before));
            before = now;
        }
    }

    private static double lightness(int argb) {
        return 100 * ColourPlane.LIGHTNESS.of(argb);
    }

    @Test
    void theTableHoldsTheScale() {
        byte[][] table = Viridis.table();
        for (int i : new int[] {0, 128, 255}) {
            int argb = Viridis.argb(i / 255.0);
            assertEquals((byte) (argb >> 16), table[0][i]);
            assertEquals((byte) (argb >> 8), table[1][i]);
            assertEquals((byte) argb, table[2][i]);
        }
    }

    /** A quarter of the darkest and the brightest colour over grey: 0.75 * 100 + 0.25 * 0x44 = 92 and so on. */
    @Test
    void mapAndPictureAreMixed() {
        int grey = 0xff646464;
        var image = Pixels.image(new int[] {grey, grey, grey}, 3, 1);
        int[] mixed = Pixels.argb(HeatOverlay.over(image, ArrayImgs.floats(new float[] {-1, 4, 9}, 3, 1), 4, 0.25));
        assertArrayEquals(new int[] {0xff5c4b60, 0xff8a8554, 0xff8a8554}, mixed);
        assertArrayEquals(
                Pixels.argb(image), Pixels.argb(HeatOverlay.over(image, ArrayImgs.floats(new float[3], 3, 1), 0, 0)));
    }

    @Test
    void otherSizesAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> HeatOverlay.over(ArrayImgs.argbs(2, 2), ArrayImgs.floats(2, 3), 1, 0.5));
    }
}
