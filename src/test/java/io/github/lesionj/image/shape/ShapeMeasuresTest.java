// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.PixelSize;
import java.awt.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Axes, mirrors, lengths and dimensions of shapes that are known by hand. */
class ShapeMeasuresTest {

    private static final PixelSize PIXEL = PixelSize.UNCALIBRATED;

    private static PrincipalAxes axes(byte[] bits, int width) {
        return PrincipalAxes.of(bits, width, PIXEL);
    }

    private static double length(Shape shape, int side, double diameter) {
        return BorderLength.of(DrawnShape.mask(shape, side, side), side, diameter, PIXEL);
    }

    @Test
    void aRectanglesAxesAreItsOwn() {
        PrincipalAxes axes = axes(DrawnShape.mask(DrawnShape.rectangle(10, 20, 60, 30), 100, 80), 100);
        assertEquals(40, axes.centreX(), 1e-9);
        assertEquals(35, axes.centreY(), 1e-9);
        assertEquals(0, axes.degrees(), 1e-9);
        assertEquals(Math.sqrt((60 * 60 - 1) / 12.0), axes.major(), 1e-9);
        assertEquals(Math.sqrt((30 * 30 - 1) / 12.0), axes.minor(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-60, -20, 0, 33, 45, 80})
    void aTurnedEllipsesLongAxisIsFound(double degrees) {
        PrincipalAxes axes = axes(DrawnShape.mask(DrawnShape.ellipse(100, 90, 70, 35, degrees), 200, 180), 200);
        assertEquals(0, Math.sin(Math.toRadians(2 * (axes.degrees() - degrees))), 0.01);
        assertEquals(35, axes.major(), 0.2, "half the long half axis");
        assertEquals(17.5, axes.minor(), 0.2);
    }

    @Test
    void theLongAxisPointsToTheLongerTail() {
        PrincipalAxes up = axes(DrawnShape.mask(DrawnShape.triangle(50, 10, 40, 100), 100, 120), 100);
        assertEquals(-90, up.degrees(), 0.1, "to the triangle's top");
        assertEquals(10 + 200 / 3.0, up.centreY(), 0.3);
        assertTrue(up.u(50, 10) > 60);
        assertEquals(10, up.y(up.u(50, 10), up.v(50, 10)), 1e-9, "there and back");
    }

    @Test
    void oblongPixelsAreStretched() {
        byte[] bits = DrawnShape.mask(DrawnShape.rectangle(10, 10, 40, 30), 60, 50);
        PrincipalAxes axes = PrincipalAxes.of(bits, 60, new PixelSize(1, 2, "mm"));
        assertEquals(90, Math.abs(axes.degrees()), 1e-9);
        assertEquals(2 * Math.sqrt((30 * 30 - 1) / 12.0), axes.major(), 1e-9);
    }

    /** A triangle of height h folded at h / 3, where its centre of mass is, misses a third of its area. */
    @Test
    void aTriangleMissesAThirdWhenFoldedAcross() {
        byte[] bits = DrawnShape.mask(DrawnShape.triangle(100, 10, 100, 240), 200, 260);
        PrincipalAxes axes = axes(bits, 200);
        assertEquals(0, MirrorOverlap.missedAboutMajor(bits, 200, axes), 1e-9);
        assertEquals(1 / 3.0, MirrorOverlap.missedAboutMinor(bits, 200, axes), 0.005);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 17, 45, 70})
    void anEllipseMissesNothing(double degrees) {
        byte[] bits = DrawnShape.mask(DrawnShape.ellipse(100, 100, 80, 50, degrees), 200, 200);
        PrincipalAxes axes = axes(bits, 200);
        assertEquals(0, MirrorOverlap.missedAboutMajor(bits, 200, axes), 0.006);
        assertEquals(0, MirrorOverlap.missedAboutMinor(bits, 200, axes), 0.006);
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 60, 250})
    void aDisksBorderIsItsCircumference(double radius) {
        int side = (int) (2 * radius + 20);
        double length = length(DrawnShape.disk(side / 2.0, side / 2.0, radius), side, 2 * radius);
        assertEquals(2 * Math.PI * radius, length, 0.005 * length);
    }

    /** A rectangle's corners are rounded, its sides are not. */
    @Test
    void sidesAreMeasuredWholeInEveryDirection() {
        for (double degrees : new double[] {0, 10, 26.565, 45}) {
            Shape turned = java.awt.geom.AffineTransform.getRotateInstance(Math.toRadians(degrees), 130, 130)
                    .createTransformedShape(DrawnShape.rectangle(50, 90, 160, 80));
            double length = length(turned, 260, 128);
            assertEquals(480, length, 0.02 * 480, degrees + " degrees");
            assertTrue(length < 480, "corners are cut");
        }
    }

    @Test
    void anEnlargedMaskHasNoLongerBorder() {
        byte[] small = DrawnShape.mask(DrawnShape.disk(40, 40, 30), 80, 80), large = new byte[640 * 640];
        for (int i = 0; i < large.length; i++) large[i] = small[i / 640 / 8 * 80 + i % 640 / 8];
        assertEquals(2 * Math.PI * 240, BorderLength.of(large, 640, 480, PIXEL), 0.01 * 2 * Math.PI * 240);
    }

    @Test
    void aHolesBorderCounts() {
        byte[] bits = DrawnShape.mask(DrawnShape.disk(80, 80, 70), 160, 160);
        byte[] hole = DrawnShape.mask(DrawnShape.disk(80, 80, 30), 160, 160);
        for (int i = 0; i < bits.length; i++) bits[i] -= hole[i];
        assertEquals(2 * Math.PI * 100, BorderLength.of(bits, 160, 126, PIXEL), 4);
    }

    @Test
    void oblongPixelsLengthenTheBorder() {
        byte[] bits = DrawnShape.mask(DrawnShape.rectangle(20, 20, 80, 80), 120, 120);
        double length = BorderLength.of(bits, 120, 90, new PixelSize(0.1, 0.2, "mm"));
        assertEquals(2 * (8 + 16), length, 0.02 * 48);
    }

    @Test
    void smoothBordersHaveDimensionOne() {
        byte[] disk = DrawnShape.mask(DrawnShape.disk(150, 150, 128), 300, 300);
        assertEquals(1, BorderDimension.of(disk, 300, 256), 0.002);
        byte[] square = DrawnShape.mask(DrawnShape.rectangle(20, 20, 200, 200), 240, 240);
        assertEquals(1, BorderDimension.of(square, 240, 226), 0.002);
        byte[] turned = DrawnShape.mask(DrawnShape.ellipse(150, 150, 140, 50, 30), 300, 300);
        assertEquals(1, BorderDimension.of(turned, 300, 167), 0.005);
    }

    /** Piantanelli et al. 2005 check their method on Koch's curve too, with an error of 0.007. */
    @Test
    void kochsSnowflakeHasItsDimension() {
        byte[] bits = DrawnShape.mask(DrawnShape.snowflake(420, 420, 400, 6), 840, 840);
        long area = 0;
        for (byte bit : bits) area += bit;
        double dimension = BorderDimension.of(bits, 840, 2 * Math.sqrt(area / Math.PI));
        assertEquals(Math.log(4) / Math.log(3), dimension, 0.01);
    }

    @Test
    void aSpeckHasNoDimension() {
        byte[] bits = DrawnShape.mask(DrawnShape.disk(10, 10, 4), 20, 20);
        assertEquals(Double.NaN, BorderDimension.of(bits, 20, 8));
    }

    @Test
    void distancesAreNegativeInside() {
        float[] signed = BorderDistance.signed(new byte[] {0, 0, 1, 1, 1, 0}, 6, PIXEL);
        assertArrayEquals(new float[] {1.5f, 0.5f, -0.5f, -1.5f, -0.5f, 0.5f}, signed, 1e-6f);
        float[] cut = BorderDistance.signed(new byte[] {1, 1, 1, 0}, 4, PIXEL);
        assertArrayEquals(new float[] {-2.5f, -1.5f, -0.5f, 0.5f}, cut, 1e-6f, "the mask's edge is no border");
    }

    @Test
    void aSharpEdgeIsAbruptAndASlopeIsNot() {
        EdgeProfile step = new EdgeProfile(200, 1), slope = new EdgeProfile(200, 1), moved = new EdgeProfile(200, 1);
        for (double d = -29.9; d < 30; d += 0.1)
            for (int pixel = 0; pixel < 5; pixel++) {
                step.add(d, d < 0 ? 20 : 80);
                slope.add(d, 50 + d);
                moved.add(d, d < -10 ? 20 : 80);
            }
        assertEquals(30, step.reach(), 1e-9);
        assertEquals(60, step.contrast(), 1e-9);
        assertEquals(1, step.abruptness(), 1e-9);
        assertEquals(50, slope.contrast(), 0.1, "from 25 inside to 25 outside");
        assertEquals(0.1, slope.abruptness(), 0.002);
        assertEquals(1, moved.abruptness(), 1e-9, "an outline that lies beside the edge does no harm");
    }

    @Test
    void aLesionLighterThanTheSkinCanEndAbruptlyToo() {
        EdgeProfile step = new EdgeProfile(100, 1);
        for (double d = -14; d < 14; d += 0.1) step.add(d, d < 0 ? 90 : 60);
        assertEquals(-30, step.contrast(), 1e-9);
        assertEquals(1, step.abruptness(), 1e-9);
        assertEquals(Double.NaN, new EdgeProfile(100, 1).abruptness(), "nothing was seen");
    }
}
