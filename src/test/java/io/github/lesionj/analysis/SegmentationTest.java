// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.PostProcessingSpec;
import io.github.lesionj.model.PostProcessingSpec.Components;
import io.github.lesionj.model.PostProcessingSpec.Method;
import org.junit.jupiter.api.Test;

/** A found probability map is cut again at another threshold, or in a part of the image. */
class SegmentationTest {

    private static final float[] MAP = {
        .1f, .6f, .6f, .1f, .9f, //
        .1f, .6f, .4f, .1f, .9f, //
        .1f, .1f, .1f, .1f, .2f
    };
    private static final PostProcessing CUT = PostProcessing.of(PostProcessingSpec.DEFAULT);

    private final Segmentation found =
            new Segmentation(Pixels.map(MAP.clone(), 5, 3), CUT.apply(Pixels.map(MAP.clone(), 5, 3)));

    private static byte[] bits(Segmentation segmentation) {
        return Pixels.bits(segmentation.mask());
    }

    @Test
    void theLargestPartAboveTheThresholdIsTheLesion() {
        assertArrayEquals(new byte[] {0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}, bits(found));
        assertArrayEquals(
                new byte[] {0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0}, bits(found.cut(CUT.outlinedAt(0.35))));
        assertArrayEquals(
                new byte[] {0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}, bits(found.cut(CUT.outlinedAt(0.7))));
        assertArrayEquals(new byte[15], bits(found.cut(CUT.outlinedAt(1))));
        assertEquals(Review.NO_LESION, found.cut(CUT.outlinedAt(1)).review());
        assertEquals(Review.UNKNOWN, found.cut(CUT.outlinedAt(0.7)).review());
    }

    @Test
    void outsideThePartNothingIsLesion() {
        byte[] right = {0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1};
        Segmentation limited = found.within(Pixels.mask(right, 5, 3), CUT);
        assertArrayEquals(new byte[] {0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}, bits(limited));
        float[] values = Pixels.numbers(limited.probability());
        for (int i = 0; i < MAP.length; i++) assertEquals(right[i] * MAP[i], values[i]);
        assertArrayEquals(MAP, Pixels.numbers(found.probability()), "the map that was found stays");
        assertThrows(IllegalArgumentException.class, () -> found.within(Pixels.mask(new byte[15], 3, 5), CUT));
    }

    @Test
    void theDualThresholdsLowOneIsTheOutline() {
        PostProcessingSpec dual = new PostProcessingSpec(Method.DUAL, 0.5, 0.8, 0.5, Components.LARGEST, true);
        assertEquals(0.5, dual.outline());
        assertEquals(
                new PostProcessingSpec(Method.DUAL, 0.5, 0.8, 0.3, Components.LARGEST, true), dual.outlinedAt(0.3));
        assertEquals(
                new PostProcessingSpec(Method.DUAL, 0.5, 0.9, 0.9, Components.LARGEST, true), dual.outlinedAt(0.9));
        assertEquals(0.2, PostProcessingSpec.DEFAULT.outlinedAt(0.2).outline());
    }
}
