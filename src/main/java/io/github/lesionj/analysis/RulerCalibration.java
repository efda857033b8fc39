// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.ruler.RulerFinder;
import io.github.lesionj.image.ruler.RulerScale;
import io.github.lesionj.io.UserException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.NumericType;

/**
 * A picture's scale in millimetres, from the ruler on it. A picture shows how far ticks lie apart, not what their distance
 * means: that is given by the user, or assumed from how much of the skin the picture would show.
 *
 * @param scale              the ticks
 * @param millimetresPerTick from one tick to the next, the finest that were seen
 * @param assumed            whether nobody said so
 * @param fieldOfView        what the picture's longer side shows, in mm
 */
public record RulerCalibration(RulerScale scale, double millimetresPerTick, boolean assumed, double fieldOfView) {

    /** Stands for "not given" where a number must stand. */
    public static final double NOT_GIVEN = 0;

    private static final double LARGEST = 100;

    /**
     * Finds the ruler and what it says; the picture is not changed.
     *
     * @param image       2-D of {@code ARGBType}, or of {@code UnsignedByteType} with three channels
     * @param name        of the picture, for the message
     * @param millimetres between neighbouring ticks, above 0 and at most 100; {@link #NOT_GIVEN} to have it assumed
     * @throws UserException in one sentence, if there is no ruler, or if its unit is not given and cannot be told
     */
    public static RulerCalibration of(
            RandomAccessibleInterval<? extends NumericType<?>> image, String name, double millimetres) {
        requireMillimetres(millimetres);
        RulerScale scale = RulerFinder.find(image)
                .orElseThrow(() -> new UserException("No ruler was found in " + name
                        + ": its scale must be known otherwise, for Analyze > Set Scale... or a calibration table"));
        long side = Math.max(image.dimension(0), image.dimension(1));
        return of(scale, side, name, millimetres);
    }

    /**
     * As the other, of a ruler that was found before.
     *
     * @param side the picture's longer side in pixels
     */
    public static RulerCalibration of(RulerScale scale, long side, String name, double millimetres) {
        requireMillimetres(millimetres);
        boolean given = millimetres != NOT_GIVEN;
        double ticks = side / scale.spacing();
        double tick = given ? millimetres : assumed(scale, ticks, name).millimetres();
        return new RulerCalibration(scale, tick, !given, ticks * tick);
    }

    private static TickUnit assumed(RulerScale scale, double ticks, String name) {
        Optional<TickUnit> unit = TickUnit.mostLikely(scale.majorEvery(), ticks);
        return unit.orElseThrow(() -> new UserException(String.format(
                Locale.ROOT,
                "The ruler in %s has %d ticks, %.4g pixels apart, but no usual distance of ticks fits the picture: give the "
                        + "millimetres between neighbouring ticks",
                name,
                scale.ticks().size(),
                scale.spacing())));
    }

    /** @throws UserException in one sentence, for what is no distance of ticks and not {@link #NOT_GIVEN} */
    public static void requireMillimetres(double millimetres) {
        if (!(millimetres == NOT_GIVEN || millimetres > 0 && millimetres <= LARGEST))
            throw new UserException("The millimetres between ticks are " + millimetres
                    + " but must be above 0 and at most 100, or 0 to have them assumed");
    }

    public double pixelsPerMillimetre() {
        return scale.spacing() / millimetresPerTick;
    }

    /** @return of one pixel, in mm */
    public PixelSize pixelSize() {
        return new PixelSize(1 / pixelsPerMillimetre(), 1 / pixelsPerMillimetre(), "mm");
    }

    /** @return what was found and what was assumed, in one sentence */
    public String statement() {
        return String.format(
                Locale.ROOT,
                "%d ticks, %s pixels apart, %s %s mm: %s pixels/mm, the picture is %s mm wide",
                scale.ticks().size(),
                digits(scale.spacing()),
                assumed ? "assumed to stand for" : "which stand for",
                digits(millimetresPerTick),
                digits(pixelsPerMillimetre()),
                digits(fieldOfView));
    }

    private static String digits(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
