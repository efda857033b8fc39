// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.PostProcessingSpec;
import io.github.lesionj.model.PostProcessingSpec.Components;
import io.github.lesionj.model.PostProcessingSpec.Method;
import org.junit.jupiter.api.Test;

class PostProcessingTest {

    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;
    private static final PostProcessingSpec DUAL =
            new PostProcessingSpec(Method.DUAL, 0.5, 0.8, 0.5, Components.LARGEST, true);

    private final float[] map = new float[WIDTH * HEIGHT];

    private void disc(int cx, int cy, double radius, double value) {
        for (int i = 0; i < map.length; i++)
            if (Math.hypot(i % WIDTH - cx, i / WIDTH - cy) <= radius) map[i] = (float) value;
    }

    private byte[] apply(PostProcessingSpec spec) {
        return Pixels.bits(PostProcessing.of(spec).apply(Pixels.map(map, WIDTH, HEIGHT)));
    }

    private static long area(byte[] mask) {
        long area = 0;
        for (byte bit : mask) area += bit;
        return area;
    }

    private static byte at(byte[] mask, int x, int y) {
        return mask[y * WIDTH + x];
    }

    private static PostProcessingSpec fixed(double threshold, Components components, boolean fillHoles) {
        return new PostProcessingSpec(Method.FIXED, threshold, 0.8, 0.5, components, fillHoles);
    }

    @Test
    void fixedThresholdIsStrict() {
        map[0] = 0.2f;
        map[1] = Math.nextUp(0.2f);
        byte[] mask = apply(fixed(0.2, Components.ALL, false));
        assertEquals(0, mask[0]);
        assertEquals(1, mask[1]);
    }

    @Test
    void dualThresholdsAreReachedByEqualProbabilities() {
        disc(15, 20, 8, 0.9);
        disc(45, 20, 9, 0.7);
        byte[] mask = apply(new PostProcessingSpec(Method.DUAL, 0.5, 0.9, 0.9, Components.LARGEST, true));
        assertEquals(1, at(mask, 15, 20));
    }

    @Test
    void largestPartStaysAlone() {
        disc(15, 20, 8, 0.9);
        disc(45, 20, 5, 0.9);
        assertEquals(1, at(apply(fixed(0.5, Components.ALL, true)), 45, 20));
        byte[] mask = apply(fixed(0.5, Components.LARGEST, true));
        assertEquals(0, at(mask, 45, 20));
        assertEquals(1, at(mask, 15, 20));
    }

    @Test
    void holesCountForTheLargestPart() {
        disc(15, 20, 10, 0.9);
        disc(15, 20, 8, 0.1);
        disc(45, 20, 7, 0.9);
        assertEquals(1, at(apply(fixed(0.5, Components.LARGEST, true)), 15, 20));
        assertEquals(1, at(apply(fixed(0.5, Components.LARGEST, false)), 45, 20));
    }

    @Test
    void dualThresholdPrefersMassToArea() {
        disc(15, 20, 8, 0.80);
        disc(45, 20, 7.5, 0.99);
        byte[] mask = apply(DUAL);
        assertEquals(1, at(mask, 45, 20));
        assertEquals(0, at(mask, 15, 20));
    }

    @Test
    void dualThresholdOutlinesAtTheLowOne() {
        disc(30, 20, 12, 0.6);
        disc(30, 20, 4, 0.9);
        disc(5, 5, 3, 0.7);
        byte[] mask = apply(DUAL);
        assertEquals(1, at(mask, 41, 20));
        assertEquals(0, at(mask, 5, 5));
    }

    @Test
    void emptyHighMaskFallsBackToNineTenthsOfTheMaximum() {
        disc(15, 20, 9, 0.55);
        disc(45, 20, 5, 0.7);
        byte[] mask = apply(DUAL);
        assertEquals(1, at(mask, 45, 20));
        assertEquals(0, at(mask, 15, 20));
    }

    @Test
    void centreOutsideTheLowMaskTakesTheNearestPart() {
        disc(30, 20, 15, 0.9);
        disc(36, 20, 13, 0);
        disc(55, 20, 2, 0.6);
        byte[] mask = apply(new PostProcessingSpec(Method.DUAL, 0.5, 0.8, 0.5, Components.LARGEST, false));
        assertEquals(1, at(mask, 18, 20));
        assertEquals(0, at(mask, 55, 20));
    }

    @Test
    void nothingGivesAnEmptyMask() {
        assertEquals(0, area(apply(DUAL)));
        assertEquals(0, area(apply(PostProcessingSpec.DEFAULT)));
        assertEquals(0, area(apply(new PostProcessingSpec(Method.DUAL, 0.5, 0, 0, Components.LARGEST, true))));
    }

    @Test
    void onePixel() {
        assertArrayEquals(
                new byte[] {1},
                Pixels.bits(PostProcessing.of(PostProcessingSpec.DEFAULT).apply(Pixels.map(new float[] {0.7f}, 1, 1))));
        assertArrayEquals(
                new byte[] {0}, Pixels.bits(PostProcessing.of(DUAL).apply(Pixels.map(new float[] {0}, 1, 1))));
    }
}
