// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulerFinderTest {

    private static final int DRAWN = 16;

    /** Rulers of all kinds, at any angle, spacing and darkness, blurred, beside a lesion, with hairs. */
    @Test
    void drawnRulersAreMeasured() {
        int found = 0;
        StringBuilder wrong = new StringBuilder();
        for (long seed = 0; seed < DRAWN; seed++) {
            DrawnRuler drawn = DrawnRuler.by(seed);
            Optional<RulerScale> scale = RulerFinder.find(Pixels.image(drawn.argb(), drawn.width(), drawn.height()));
            if (scale.isEmpty()) {
                wrong.append("\nnot found: ").append(seed).append(' ').append(drawn.kind());
                continue;
            }
            found++;
            double turn = Math.abs(scale.get().angle() - drawn.angle()) % 180;
            if (Math.abs(scale.get().spacing() / drawn.spacing() - 1) > 0.005 || Math.min(turn, 180 - turn) > 0.8)
                wrong.append(String.format(
                        Locale.ROOT,
                        "\n%d %s: %.3f for %.3f, %.1f for %.1f degrees",
                        seed,
                        drawn.kind(),
                        scale.get().spacing(),
                        drawn.spacing(),
                        scale.get().angle(),
                        drawn.angle()));
        }
        int least = DRAWN * 9 / 10, seen = found;
        assertAll(
                () -> assertTrue(seen >= least, seen + " found:" + wrong),
                () -> assertTrue(!wrong.toString().contains(" for "), wrong::toString));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thePhantomsRulerHasATickPerMillimetre(long seed) {
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT.withSeed(seed));
        RulerScale scale = RulerFinder.find(phantom.image()).orElseThrow();
        assertAll(
                () -> assertEquals(1 / phantom.pixelSize().width(), scale.spacing(), 0.05),
                () -> assertEquals(5, scale.majorEvery()),
                () -> assertEquals(11, scale.ticks().size()),
                () -> assertTrue(scale.confidence() > 0.7, () -> "" + scale.confidence()));
    }

    @Test
    void hairsAreNoRuler() {
        for (long seed = 0; seed < 5; seed++) {
            Phantom phantom = Phantom.draw(
                    Phantom.Options.DEFAULT.withSize(800, 600).withSeed(seed).withRuler(false));
            assertEquals(Optional.empty(), RulerFinder.find(phantom.image()), "seed " + seed);
        }
    }

    @Test
    void fewerThanFiveTicksAreNone() {
        assertTrue(RulerFinder.find(bars(8)).isPresent());
        assertEquals(Optional.empty(), RulerFinder.find(bars(4)));
    }

    /** Thick black bars on white, 20 pixels apart. */
    private static net.imglib2.img.Img<net.imglib2.type.numeric.ARGBType> bars(int count) {
        int[] argb = new int[300 * 200];
        Arrays.fill(argb, 0xffffffff);
        for (int i = 0; i < count; i++)
            for (int y = 60; y < 100; y++) for (int x = 0; x < 6; x++) argb[y * 300 + 40 + 20 * i + x] = 0xff000000;
        return Pixels.image(argb, 300, 200);
    }

    @Test
    void tinyAndBlankPicturesHaveNone() {
        assertEquals(Optional.empty(), RulerFinder.find(ArrayImgs.argbs(10, 10)));
        assertEquals(Optional.empty(), RulerFinder.find(ArrayImgs.argbs(1, 1)));
        assertEquals(Optional.empty(), RulerFinder.find(ArrayImgs.argbs(300, 200)));
    }

    @Test
    void aTickIsWhereItWasDrawn() {
        RulerScale scale = RulerFinder.find(bars(8)).orElseThrow();
        RulerScale.Tick first = scale.ticks().stream()
                .min((a, b) -> Double.compare(a.x1(), b.x1()))
                .orElseThrow();
        assertAll(
                () -> assertEquals(20, scale.spacing(), 0.01),
                () -> assertEquals(0, scale.angle(), 0.1),
                () -> assertEquals(1, scale.majorEvery()),
                () -> assertEquals(43, first.x1(), 0.1),
                () -> assertEquals(40, first.length(), 3),
                () -> assertEquals(80, (first.y1() + first.y2()) / 2, 2));
    }
}
