// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.morphology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.GreyPlane;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The morphology against definitions worked out by brute force. */
class LineOpeningTest {

    private static GreyPlane noise(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) values[i] = random.nextInt(256);
        return new GreyPlane(values, width, height);
    }

    @Test
    void theLeastOfAWindowSlides() {
        SplittableRandom random = new SplittableRandom(1);
        for (int window : new int[] {1, 3, 5, 9, 31})
            for (int length : new int[] {1, 2, 7, 30}) {
                float[] line = new float[length + 4];
                for (int i = 0; i < line.length; i++) line[i] = random.nextInt(100);
                float[] wanted = line.clone();
                for (int i = 0; i < length; i++)
                    for (int j = Math.max(0, i - window / 2); j <= Math.min(length - 1, i + window / 2); j++)
                        wanted[i] = Math.min(wanted[i], line[j]);
                new SlidingMinimum(window).apply(line, length);
                assertArrayEquals(wanted, line, window + " of " + length);
            }
    }

    @Test
    void theTopHatIsTheClosingBySquareMinusThePlane() {
        GreyPlane plane = noise(17, 11, 2);
        float[] found = new TopHat(3).of(plane).values();
        for (int y = 0; y < 11; y++)
            for (int x = 0; x < 17; x++) {
                float closed = Float.POSITIVE_INFINITY;
                for (int dy = -1; dy <= 1; dy++)
                    for (int dx = -1; dx <= 1; dx++) closed = Math.min(closed, mostAround(plane, x + dx, y + dy));
                assertEquals(closed - plane.values()[y * 17 + x], found[y * 17 + x]);
            }
    }

    /** Of 3 x 3 pixels; the border is repeated outside. */
    private static float mostAround(GreyPlane plane, int x, int y) {
        float most = 0;
        for (int dy = -1; dy <= 1; dy++)
            for (int dx = -1; dx <= 1; dx++)
                most = Math.max(most, plane.values()[clamp(y + dy, 11) * 17 + clamp(x + dx, 17)]);
        return most;
    }

    private static int clamp(int place, int size) {
        return Math.min(size - 1, Math.max(0, place));
    }

    @Test
    void anOpeningIsNeverAboveThePlaneAndChangesNothingTheSecondTime() {
        GreyPlane plane = noise(40, 25, 3);
        GreyPlane once = new LineOpening(7, 1).of(plane);
        for (int i = 0; i < plane.values().length; i++) assertTrue(once.values()[i] <= plane.values()[i]);
        assertArrayEquals(once.values(), new LineOpening(7, 1).of(once).values());
    }

    @Test
    void linesOfAnyDirectionStayAndADotGoes() {
        int size = 61;
        for (int degrees = 0; degrees < 180; degrees += 15) {
            float[] values = new float[size * size];
            for (double t = -25; t <= 25; t += 0.25) {
                int x = (int) Math.rint(30 + t * Math.cos(Math.toRadians(degrees)));
                int y = (int) Math.rint(30 + t * Math.sin(Math.toRadians(degrees)));
                for (int dy = -1; dy <= 1; dy++) for (int dx = -1; dx <= 1; dx++) values[(y + dy) * size + x + dx] = 50;
            }
            for (int dy = 0; dy < 5; dy++) for (int dx = 0; dx < 5; dx++) values[(dy + 2) * size + dx + 2] = 90;
            GreyPlane opened = new LineOpening(15, 10).of(new GreyPlane(values, size, size));
            assertEquals(50, opened.values()[30 * size + 30], degrees + " degrees");
            assertEquals(0, opened.values()[4 * size + 4], degrees + " degrees");
        }
    }
}
