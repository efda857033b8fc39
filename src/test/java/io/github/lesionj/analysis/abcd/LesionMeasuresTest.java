// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.colour.Lab;
import io.github.lesionj.image.shape.DrawnShape;
import java.awt.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each number on a picture whose value is known by hand. */
class LesionMeasuresTest {

    private static final int SIDE = 240;
    private static final int SKIN = 0xe8b890, BROWN = 0x6a4430, BLACK = 0x201814;
    private static final PixelSize PIXEL = PixelSize.UNCALIBRATED;

    private static Img<BitType> mask(Shape shape) {
        return Pixels.mask(DrawnShape.mask(shape, SIDE, SIDE), SIDE, SIDE);
    }

    /** A lesion whose colour depends on the place, on even skin. */
    private static Img<ARGBType> picture(Shape shape, IntBinaryOperator colour) {
        byte[] bits = DrawnShape.mask(shape, SIDE, SIDE);
        int[] argb = new int[bits.length];
        for (int i = 0; i < argb.length; i++)
            argb[i] = 0xff000000 | (bits[i] == 0 ? SKIN : colour.applyAsInt(i % SIDE, i / SIDE));
        return Pixels.image(argb, SIDE, SIDE);
    }

    private static LesionMeasures measure(Shape shape, IntBinaryOperator colour) {
        return LesionMeasures.of(picture(shape, colour), mask(shape), PIXEL);
    }

    @Test
    void aDiskOfOneColourIsSymmetricRoundAndSharp() {
        LesionMeasures disk = measure(DrawnShape.disk(120, 120, 60), (x, y) -> BROWN);
        assertEquals(0, disk.asymmetry().major().shape(), 1e-9);
        assertEquals(0, disk.asymmetry().minor().colour(), 1e-4);
        assertEquals(1, disk.border().compactness(), 0.01);
        assertEquals(1, disk.border().fractalDimension(), 0.005);
        assertEquals(120, disk.diameter().pixels(), 1.5);
        assertEquals(Collections.nCopies(8, 1.0), disk.border().abruptness());
        assertEquals(1, disk.colours().shares().get(DermoscopicColour.DARK_BROWN));
        assertEquals(0, disk.colours().variegation(), 1e-4);
        assertEquals(0, disk.colours().mean().distance(Lab.of(BROWN)), 1e-3);
        assertEquals(0, disk.cut());
        assertEquals(0, disk.skin().orElseThrow().colour().distance(Lab.of(SKIN)), 1e-3);
        assertEquals(new DermoscopyScore(0, 8, 1, OptionalInt.empty()), disk.score(OptionalInt.empty()));
    }

    /** The left half brown, the right half black. */
    @Test
    void twoHalvesDifferAboutTheLineBetweenThem() {
        LesionMeasures disk = measure(DrawnShape.disk(120, 120, 60), (x, y) -> x < 120 ? BROWN : BLACK);
        double difference = Lab.of(BROWN).distance(Lab.of(BLACK));
        assertEquals(0, disk.asymmetry().major().colour(), 1e-4);
        assertEquals(difference, disk.asymmetry().minor().colour(), 1e-3);
        assertEquals(difference / 2, disk.colours().variegation(), 1e-3);
        assertEquals(0.5, disk.colours().shares().get(DermoscopicColour.DARK_BROWN), 1e-9);
        assertEquals(0.5, disk.colours().shares().get(DermoscopicColour.BLACK), 1e-9);
        DermoscopyScore score = disk.score(OptionalInt.of(3));
        assertEquals(new DermoscopyScore(1, 8, 2, OptionalInt.of(3)), score);
        assertEquals(1.3 + 0.8 + 1, score.measuredPart(), 1e-12);
        assertEquals(1.3 + 0.8 + 1 + 1.5, score.total().orElseThrow(), 1e-12);
    }

    @Test
    void aTriangleIsAsymmetricAboutOneAxis() {
        LesionMeasures triangle = measure(DrawnShape.triangle(120, 40, 70, 160), (x, y) -> BROWN);
        assertEquals(0, triangle.asymmetry().major().shape(), 1e-9);
        assertEquals(1 / 3.0, triangle.asymmetry().minor().shape(), 0.005);
        assertEquals(1, triangle.score(OptionalInt.empty()).asymmetry());
        assertEquals(Math.hypot(160, 35), triangle.diameter().pixels(), 2);
    }

    @Test
    void aSquaresCompactnessIsFourOverPi() {
        LesionMeasures square = measure(DrawnShape.rectangle(60, 60, 120, 120), (x, y) -> BROWN);
        assertEquals(4 / Math.PI, square.border().compactness(), 0.045, "its corners are rounded");
        assertEquals(120 * Math.sqrt(2), square.diameter().pixels(), 1e-6);
    }

    /** Pigment that fades out evenly from 15 % of the diameter inside the outline to 15 % outside. */
    @Test
    void aFadingBorderIsNotAbrupt() {
        Shape disk = DrawnShape.disk(120, 120, 60);
        int[] argb = new int[SIDE * SIDE];
        for (int i = 0; i < argb.length; i++) {
            double outside = Math.hypot(i % SIDE - 119.5, i / SIDE - 119.5) - 60;
            int grey = (int) Math.round(120 + 50 * Math.max(-1, Math.min(1, outside / 18)));
            argb[i] = 0xff000000 | grey << 16 | grey << 8 | grey;
        }
        LesionMeasures fading = LesionMeasures.of(Pixels.image(argb, SIDE, SIDE), mask(disk), PIXEL);
        for (double share : fading.border().abruptness()) assertEquals(0.1, share, 0.03);
        assertEquals(0, fading.border().score());
    }

    @Test
    void oneSharpSegmentIsOne() {
        Shape disk = DrawnShape.disk(120, 120, 60);
        int[] argb = new int[SIDE * SIDE];
        for (int i = 0; i < argb.length; i++) {
            double dx = i % SIDE - 119.5, dy = i / SIDE - 119.5, outside = Math.hypot(dx, dy) - 60;
            boolean sharp = dx > 0 && dy > 0 && dy < dx;
            double step = sharp ? Math.signum(outside) : Math.max(-1, Math.min(1, outside / 18));
            int grey = (int) Math.round(120 + 50 * step);
            argb[i] = 0xff000000 | grey << 16 | grey << 8 | grey;
        }
        Border border = LesionMeasures.of(Pixels.image(argb, SIDE, SIDE), mask(disk), PIXEL)
                .border();
        assertEquals(1, border.score());
        assertTrue(border.abruptness().get(0) > 0.9, "from the right, clockwise: " + border.abruptness());
    }

    @Test
    void whatIsHardlyDarkerThanTheSkinHasNoAbruptBorder() {
        LesionMeasures faint = measure(DrawnShape.disk(120, 120, 60), (x, y) -> SKIN - 0x060606);
        assertEquals(Collections.nCopies(8, 0.0), faint.border().abruptness());
        assertEquals(
                0,
                faint.colours().shares().values().stream()
                        .mapToDouble(share -> share)
                        .sum(),
                "it is skin");
        assertEquals(1, faint.score(OptionalInt.empty()).colours(), "the rule counts one at least");
    }

    /** The rule counts white only where it is lighter than the skin around. */
    @Test
    void whiteIsLighterThanTheSkin() {
        Shape disk = DrawnShape.disk(120, 120, 60);
        LesionMeasures white = measure(disk, (x, y) -> 0xf8f4f2);
        assertEquals(1, white.colours().shares().get(DermoscopicColour.WHITE));
        int[] argb = new int[SIDE * SIDE];
        byte[] bits = DrawnShape.mask(disk, SIDE, SIDE);
        for (int i = 0; i < argb.length; i++) argb[i] = 0xff000000 | (bits[i] == 0 ? 0xfff0a0 : 0xeeeeee);
        LesionMeasures grey = LesionMeasures.of(Pixels.image(argb, SIDE, SIDE), mask(disk), PIXEL);
        assertEquals(0, grey.colours().shares().get(DermoscopicColour.WHITE));
    }

    @ParameterizedTest
    @CsvSource({
        "WHITE, f2eeee",
        "RED, b43c40",
        "LIGHT_BROWN, b48a60",
        "DARK_BROWN, 64402c",
        "BLUE_GRAY, 646a7c",
        "BLACK, 1e1818"
    })
    void coloursHaveTheirNames(DermoscopicColour wanted, String hex) {
        int rgb = Integer.parseInt(hex, 16);
        LesionMeasures lesion = measure(DrawnShape.disk(120, 120, 40), (x, y) -> rgb);
        assertEquals(
                1,
                lesion.colours().shares().get(wanted),
                lesion.colours().shares().toString());
    }

    @Test
    void skinTonesAreThoseOfTheAngle() {
        assertEquals(45, new SkinTone(new Lab(75, 10, 25)).angle(), 1e-9);
        assertEquals(-45, new SkinTone(new Lab(30, 10, 20)).angle(), 1e-9);
        assertEquals(Double.NaN, new SkinTone(new Lab(70, 10, -1)).angle());
        assertEquals(Optional.empty(), new SkinTone(new Lab(70, 10, 0)).group());
    }

    @ParameterizedTest
    @CsvSource({
        "55.1, VERY_LIGHT",
        "55, LIGHT",
        "41, INTERMEDIATE",
        "28, TAN",
        "10, BROWN",
        "-29.9, BROWN",
        "-30, DARK",
        "-89, DARK"
    })
    void thresholdsAreThePublishedOnes(double angle, SkinTone.Group group) {
        assertEquals(group, SkinTone.Group.of(angle));
    }

    @Test
    void aCalibratedPictureIsMeasuredInItsUnit() {
        Shape square = DrawnShape.rectangle(60, 60, 120, 120);
        LesionMeasures lesion =
                LesionMeasures.of(picture(square, (x, y) -> BROWN), mask(square), new PixelSize(50, 50, "um"));
        Map<String, Double> numbers = MeasureColumns.numbers(lesion, OptionalInt.empty());
        assertEquals(6000.0 * 6000, numbers.get("area"), 1e-3);
        assertEquals(14400, numbers.get("area_pixels"));
        assertEquals(6 * Math.sqrt(2), numbers.get("diameter_mm"), 1e-9);
        assertEquals(120 * Math.sqrt(2), numbers.get("diameter_pixels"), 1e-6);
        assertEquals(480, numbers.get("perimeter_pixels"), 1e-9);
        assertEquals(Double.NaN, numbers.get("tds"), "nobody counted structures");
    }

    @Test
    void withoutCalibrationThereAreNoMillimetres() {
        LesionMeasures lesion = measure(DrawnShape.disk(120, 120, 60), (x, y) -> BROWN);
        Map<String, Double> numbers = MeasureColumns.numbers(lesion, OptionalInt.of(0));
        for (String column : List.of("area", "perimeter", "diameter_mm"))
            assertEquals(Double.NaN, numbers.get(column), column);
        assertEquals(numbers.get("score_abc"), numbers.get("tds"), 1e-12);
    }

    @Test
    void aLesionThatLeavesThePictureSaysSo() {
        Shape half = DrawnShape.rectangle(0, 80, 60, 60);
        LesionMeasures lesion = measure(half, (x, y) -> BROWN);
        assertEquals(0.25, lesion.cut(), 1e-9);
        LesionMeasures all = measure(DrawnShape.rectangle(0, 0, SIDE, SIDE), (x, y) -> BROWN);
        assertEquals(1, all.cut(), 1e-9);
        assertEquals(Optional.empty(), all.skin());
        assertTrue(all.border().abruptness().stream().allMatch(share -> share.isNaN()));
        assertEquals(0, all.border().score());
    }

    @Test
    void aSpeckAndATinyPictureHaveNumbersToo() {
        Img<ARGBType> tiny = ArrayImgs.argbs(10, 10);
        Img<BitType> one = ArrayImgs.bits(10, 10);
        one.getAt(4, 5).set(true);
        LesionMeasures speck = LesionMeasures.of(tiny, one, PIXEL);
        assertEquals(1, speck.size().areaPixels());
        assertEquals(Math.sqrt(2), speck.diameter().pixels(), 1e-6);
        assertEquals(1, speck.border().compactness());
        assertEquals(Double.NaN, speck.border().fractalDimension());
        assertEquals(Optional.empty(), speck.skin(), "black is no skin");
    }

    /** As a Dataset of ImageJ2 is: x, y and three channels. */
    @Test
    void channelsAreMeasuredAsColoursAre() {
        Shape disk = DrawnShape.disk(120, 120, 60);
        Img<ARGBType> image = picture(disk, (x, y) -> x < 120 ? BROWN : BLACK);
        Img<UnsignedByteType> channels = ArrayImgs.unsignedBytes(SIDE, SIDE, 3);
        for (int c = 0; c < 3; c++)
            for (int i = 0; i < SIDE * SIDE; i++)
                channels.getAt(i % SIDE, i / SIDE, c)
                        .set(image.getAt(i % SIDE, i / SIDE).get() >> 8 * (2 - c) & 0xff);
        assertEquals(
                MeasureColumns.numbers(LesionMeasures.of(image, mask(disk), PIXEL), OptionalInt.empty()),
                MeasureColumns.numbers(LesionMeasures.of(channels, mask(disk), PIXEL), OptionalInt.empty()));
    }

    @Test
    void aHoleIsNoLesion() {
        byte[] ring = DrawnShape.mask(DrawnShape.disk(120, 120, 60), SIDE, SIDE);
        byte[] hole = DrawnShape.mask(DrawnShape.disk(120, 120, 20), SIDE, SIDE);
        for (int i = 0; i < ring.length; i++) ring[i] -= hole[i];
        Img<ARGBType> image = picture(DrawnShape.disk(120, 120, 60), (x, y) -> BROWN);
        LesionMeasures lesion = LesionMeasures.of(image, Pixels.mask(ring, SIDE, SIDE), PIXEL);
        assertEquals(80 * 80 / (60.0 * 60 - 20 * 20), lesion.border().compactness(), 0.04);
        assertEquals(0, lesion.asymmetry().minor().shape(), 1e-9);
    }

    @Test
    void nothingAndOtherSizesAreRefused() {
        Img<ARGBType> image = ArrayImgs.argbs(20, 10);
        assertEquals(
                "There is no lesion in the mask",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> LesionMeasures.of(image, ArrayImgs.bits(20, 10), PIXEL))
                        .getMessage());
        assertEquals(
                "The mask is 10 x 20 pixels, but the image is 20 x 10",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> LesionMeasures.of(image, ArrayImgs.bits(10, 20), PIXEL))
                        .getMessage());
        assertEquals(
                "The ABCD rule counts from 0 to 5 structures, not 6",
                assertThrows(IllegalArgumentException.class, () -> new DermoscopyScore(0, 0, 1, OptionalInt.of(6)))
                        .getMessage());
    }

    @Test
    void theScoresRangeIsThePublishedOne() {
        assertEquals(
                0.5, new DermoscopyScore(0, 0, 1, OptionalInt.of(0)).total().orElseThrow());
        assertEquals(
                8.9, new DermoscopyScore(2, 8, 6, OptionalInt.of(5)).total().orElseThrow());
        assertArrayEquals(new double[] {6.4, 0.5}, new double[] {
            new DermoscopyScore(2, 8, 6, OptionalInt.empty()).measuredPart(),
            new DermoscopyScore(0, 0, 1, OptionalInt.empty()).measuredPart()
        });
    }
}
