// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.ruler.RulerScale;
import io.github.lesionj.image.ruler.RulerScale.Tick;
import io.github.lesionj.io.UserException;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulerCalibrationTest {

    private static RulerScale scale(double spacing, int majorEvery) {
        List<Tick> ticks = IntStream.range(0, 10)
                .mapToObj(i -> new Tick(i, 20 + i * spacing, 100, 20 + i * spacing, 120))
                .toList();
        return new RulerScale(spacing, 0, ticks, majorEvery, 0.01, 1);
    }

    /** Rulers as they stand on real pictures, and what their ticks are. */
    @ParameterizedTest
    @CsvSource({
        "12.78, 10, 3008, 0.1", // tenths, each millimetre longer
        "10.12, 5, 2304, 0.1", // the same, where the halves look like the millimetres
        "63.9, 2, 3008, 0.5", // the same, seen without the tenths
        "127.8, 1, 3008, 1", // the same, seen without the halves
        "50.9, 2, 2048, 0.5", // halves and millimetres in a corner
        "51.2, 5, 1024, 1", // the phantom's
        "19.2, 1, 256, 1", // a paper ruler
        "5.5, 1, 256, 0.5"
    })
    void theUnitFollowsFromThePatternAndTheFieldOfView(double spacing, int major, long side, double millimetres) {
        RulerCalibration found = RulerCalibration.of(scale(spacing, major), side, "a", RulerCalibration.NOT_GIVEN);
        assertAll(
                () -> assertEquals(millimetres, found.millimetresPerTick()),
                () -> assertTrue(found.assumed()),
                () -> assertEquals(spacing / millimetres, found.pixelsPerMillimetre(), 1e-9),
                () -> assertEquals(side * millimetres / spacing, found.fieldOfView(), 1e-9));
    }

    @Test
    void whatIsGivenIsNotAssumed() {
        RulerCalibration found = RulerCalibration.of(scale(50, 1), 1000, "a", 2);
        assertAll(
                () -> assertFalse(found.assumed()),
                () -> assertEquals(25, found.pixelsPerMillimetre()),
                () -> assertEquals(0.04, found.pixelSize().width(), 1e-12),
                () -> assertEquals("mm", found.pixelSize().unit()),
                () -> assertEquals(
                        "10 ticks, 50 pixels apart, which stand for 2 mm: 25 pixels/mm, the picture is 40 mm wide",
                        found.statement()));
    }

    @Test
    void ticksOfNoUsualUnitAreAskedFor() {
        UserException e =
                assertThrows(UserException.class, () -> RulerCalibration.of(scale(400, 1), 1200, "near.png", 0));
        assertEquals(
                "The ruler in near.png has 10 ticks, 400.0 pixels apart, but no usual distance of ticks fits the picture: give "
                        + "the millimetres between neighbouring ticks",
                e.getMessage());
        assertEquals(
                800, RulerCalibration.of(scale(400, 1), 1200, "near.png", 0.5).pixelsPerMillimetre());
    }

    @Test
    void noRulerIsOneSentence() {
        UserException e =
                assertThrows(UserException.class, () -> RulerCalibration.of(ArrayImgs.argbs(10, 10), "small.png", 0));
        assertTrue(e.getMessage().startsWith("No ruler was found in small.png: "), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"-1", "NaN", "101", "Infinity"})
    void nonsenseIsRefused(double millimetres) {
        assertThrows(UserException.class, () -> RulerCalibration.requireMillimetres(millimetres));
    }

    @Test
    void thePhantomIsCalibratedAsItWasDrawn() {
        Phantom phantom = Phantom.draw();
        int[] before = Pixels.argb(phantom.image()).clone();
        RulerCalibration found = RulerCalibration.of(phantom.image(), "phantom", RulerCalibration.NOT_GIVEN);
        assertAll(
                () -> assertEquals(
                        phantom.pixelSize().width(),
                        found.pixelSize().width(),
                        0.002 * phantom.pixelSize().width()),
                () -> assertEquals(20, found.fieldOfView(), 0.05),
                () -> org.junit.jupiter.api.Assertions.assertArrayEquals(before, Pixels.argb(phantom.image())));
    }
}
