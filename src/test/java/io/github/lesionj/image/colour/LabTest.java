// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.lesionj.image.ColourPlane;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import io.github.lesionj.image.shape.DrawnShape;
import io.github.lesionj.image.shape.PrincipalAxes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabTest {

    /** As Bruce Lindbloom's calculator gives them for sRGB and D65. */
    @ParameterizedTest
    @CsvSource({
        "000000, 0, 0, 0",
        "ffffff, 100, 0, 0",
        "ff0000, 53.2408, 80.0925, 67.2032",
        "00ff00, 87.7347, -86.1827, 83.1793",
        "0000ff, 32.2970, 79.1875, -107.8602",
        "808080, 53.5850, 0, 0"
    })
    void coloursAreThoseOfTheStandard(String hex, double l, double a, double b) {
        Lab colour = Lab.of(Integer.parseInt(hex, 16));
        assertEquals(l, colour.l(), 0.005);
        assertEquals(a, colour.a(), 0.015);
        assertEquals(b, colour.b(), 0.015);
        assertEquals(colour.l() / 100, ColourPlane.LIGHTNESS.of(Integer.parseInt(hex, 16)), 1e-6);
    }

    @Test
    void differencesAreEuclidean() {
        assertEquals(Math.sqrt(9 + 16 + 144), new Lab(50, 1, 2).distance(new Lab(53, 5, -10)), 1e-12);
    }

    @Test
    void aRectangleIsCutOut() {
        int[] argb = {0xff000000, 0xffffffff, 0xffff0000, 0xff808080};
        LabPixels pixels = LabPixels.of(Pixels.image(argb, 2, 2), new Region(1, 0, 1, 2));
        assertEquals(2, pixels.l().length);
        assertEquals(100, pixels.l()[0], 1e-3);
        assertEquals(53.585, pixels.l()[1], 1e-3);
        assertEquals(53.585, pixels.distance(1, new Lab(0, 0, 0)), 1e-2);
    }

    /** Half a disk of one colour and half of another: the whole difference about the line between, none across it. */
    @Test
    void blocksThatMirrorOntoEachOtherAreCompared() {
        int side = 120;
        byte[] bits = DrawnShape.mask(DrawnShape.disk(60, 60, 50), side, side);
        int[] argb = new int[side * side];
        for (int i = 0; i < argb.length; i++) argb[i] = i % side < 60 ? 0xff804020 : 0xff202020;
        LabPixels pixels = LabPixels.of(Pixels.image(argb, side, side), new Region(0, 0, side, side));
        PrincipalAxes axes = PrincipalAxes.of(bits, side, PixelSize.UNCALIBRATED);
        ColourBlocks blocks = ColourBlocks.of(bits, side, pixels, axes, 100);
        double difference = Lab.of(0x804020).distance(Lab.of(0x202020));
        assertEquals(difference, blocks.differenceAboutMinor(), 1e-3);
        assertEquals(0, blocks.differenceAboutMajor(), 1e-9);
    }
}
