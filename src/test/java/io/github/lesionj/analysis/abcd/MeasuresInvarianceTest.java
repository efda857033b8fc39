// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lesion's numbers do not depend on how the picture was held. */
class MeasuresInvarianceTest {

    private static final List<String> OF_THE_PLACE = List.of("centroid_x", "centroid_y", "axis_angle");

    private static Phantom phantom(int seed) {
        return Phantom.draw(Phantom.Options.DEFAULT.withSize(240, 180).withSeed(seed));
    }

    private static Map<String, Double> numbers(
            RandomAccessibleInterval<ARGBType> image, RandomAccessibleInterval<BitType> mask) {
        return MeasureColumns.numbers(LesionMeasures.of(image, mask, PixelSize.UNCALIBRATED), OptionalInt.of(2));
    }

    /** Folds look at whole pixels, whose mirror images may fall on their edges: some change sides when all is turned. */
    private static double tolerance(String column, double value) {
        if (Double.isNaN(value)) return 1e-6;
        if (column.startsWith("asymmetry_shape")) return 0.004;
        if (column.startsWith("asymmetry_colour")) return 0.02 * value + 0.02;
        if (column.startsWith("abruptness")) return 0.03;
        return 1e-4 * Math.abs(value) + 1e-6;
    }

    private static void assertSame(Map<String, Double> wanted, Map<String, Double> found) {
        wanted.forEach((column, value) -> {
            if (!OF_THE_PLACE.contains(column))
                assertEquals(value, found.get(column), tolerance(column, value), column);
        });
    }

    private static <T> RandomAccessibleInterval<T> turned(RandomAccessibleInterval<T> image) {
        return Views.zeroMin(Views.rotate(image, 0, 1));
    }

    private static <T> RandomAccessibleInterval<T> mirrored(RandomAccessibleInterval<T> image) {
        return Views.zeroMin(Views.invertAxis(image, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aQuarterTurnChangesNothing(int seed) {
        Phantom phantom = phantom(seed);
        assertSame(numbers(phantom.image(), phantom.mask()), numbers(turned(phantom.image()), turned(phantom.mask())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aMirrorChangesTheOrderOfTheSegmentsAlone(int seed) {
        Phantom phantom = phantom(seed);
        Map<String, Double> wanted = reversed(numbers(phantom.image(), phantom.mask()));
        assertSame(wanted, numbers(mirrored(phantom.image()), mirrored(phantom.mask())));
    }

    /** Clockwise becomes anticlockwise: the first segment is the last. */
    private static Map<String, Double> reversed(Map<String, Double> numbers) {
        Map<String, Double> reversed = new HashMap<>(numbers);
        for (int segment = 1; segment <= Border.SEGMENTS; segment++)
            reversed.put("abruptness_" + segment, numbers.get("abruptness_" + (Border.SEGMENTS + 1 - segment)));
        return reversed;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aShiftChangesNothing(int seed) {
        Phantom phantom = phantom(seed);
        UnaryOperator<long[]> moved = at -> new long[] {at[0] + 37, at[1] - 11};
        assertSame(
                numbers(phantom.image(), phantom.mask()),
                numbers(
                        Views.translate(phantom.image(), moved.apply(new long[2])),
                        Views.translate(phantom.mask(), moved.apply(new long[2]))));
        Map<String, Double> wider = numbers(
                Views.interval(Views.extendMirrorDouble(phantom.image()), wider(phantom.image())),
                Views.interval(Views.extendZero(phantom.mask()), wider(phantom.mask())));
        Map<String, Double> wanted = numbers(phantom.image(), phantom.mask());
        assertEquals(wanted.get("centroid_x") + 13, wider.get("centroid_x"), 1e-6);
        assertEquals(wanted.get("compactness"), wider.get("compactness"), 1e-9);
        assertEquals(wanted.get("fractal_dimension"), wider.get("fractal_dimension"), 1e-12);
        assertEquals(wanted.get("asymmetry_shape_major"), wider.get("asymmetry_shape_major"), 1e-3);
    }

    private static Interval wider(Interval image) {
        return Intervals.createMinMax(-13, -5, image.max(0) + 13, image.max(1) + 5);
    }

    /** Twice as many pixels a side: lengths double, shares, ratios and colours stay. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theScaleChangesLengthsAlone(int seed) {
        Phantom phantom = phantom(seed);
        Map<String, Double> small = numbers(phantom.image(), phantom.mask());
        Map<String, Double> large = numbers(enlarged(phantom.image()), enlargedMask(phantom.mask()));
        assertEquals(2 * small.get("diameter_pixels"), large.get("diameter_pixels"), 1e-3);
        assertEquals(4 * small.get("area_pixels"), large.get("area_pixels"));
        List<String> free =
                new ArrayList<>(List.of("compactness", "fractal_dimension", "variegation", "ita", "score_c"));
        for (DermoscopicColour colour : DermoscopicColour.values()) free.add(colour.column());
        for (String column : free)
            assertEquals(small.get(column), large.get(column), 0.02 * Math.abs(small.get(column)) + 1e-3, column);
        for (String column : List.of("asymmetry_shape_major", "asymmetry_shape_minor"))
            assertEquals(small.get(column), large.get(column), 0.01, column);
        for (String column : List.of("asymmetry_colour_major", "asymmetry_colour_minor"))
            assertEquals(small.get(column), large.get(column), 0.03 * small.get(column), column);
    }

    private static Img<ARGBType> enlarged(Img<ARGBType> image) {
        int[] argb = Pixels.argb(image);
        int width = (int) image.dimension(0);
        int[] large = new int[4 * argb.length];
        for (int i = 0; i < large.length; i++) large[i] = argb[half(i, width)];
        return Pixels.image(large, 2 * width, large.length / 2 / width);
    }

    private static Img<BitType> enlargedMask(Img<BitType> mask) {
        byte[] bits = Pixels.bits(mask);
        int width = (int) mask.dimension(0);
        byte[] large = new byte[4 * bits.length];
        for (int i = 0; i < large.length; i++) large[i] = bits[half(i, width)];
        return Pixels.mask(large, 2 * width, large.length / 2 / width);
    }

    private static int half(int index, int width) {
        return index / (2 * width) / 2 * width + index % (2 * width) / 2;
    }
}
