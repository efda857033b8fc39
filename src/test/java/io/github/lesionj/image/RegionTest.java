// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionTest {

    @Test
    void boxesTheSetPixels() {
        byte[] bits = new byte[12 * 9];
        bits[2 * 12 + 3] = 1;
        bits[7 * 12 + 1] = 1;
        assertEquals(Optional.of(new Region(1, 2, 3, 6)), Region.boundingBox(Pixels.mask(bits, 12, 9)));
        assertEquals(Optional.empty(), Region.boundingBox(Pixels.mask(new byte[108], 12, 9)));
    }

    @Test
    void growsByAShareOfTheLongerSide() {
        assertEquals(new Region(8, 18, 14, 24), new Region(10, 20, 10, 20).withMargin(0.1));
    }

    @Test
    void becomesSquareAboutItsCentre() {
        assertEquals(new Region(5, 20, 20, 20), new Region(10, 20, 10, 20).square());
    }

    @Test
    void movesInsideBeforeItIsCut() {
        assertEquals(new Region(0, 0, 20, 20), new Region(-5, -7, 20, 20).within(100, 50));
        assertEquals(new Region(80, 30, 20, 20), new Region(95, 45, 20, 20).within(100, 50));
        assertEquals(new Region(0, 0, 100, 50), new Region(-5, 3, 200, 80).within(100, 50));
    }

    @Test
    void isNeverEmpty() {
        assertThrows(IllegalArgumentException.class, () -> new Region(0, 0, 0, 5));
    }
}
