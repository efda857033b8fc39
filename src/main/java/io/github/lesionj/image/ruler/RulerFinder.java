// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import io.github.lesionj.image.GreyPlane;
import io.github.lesionj.image.Pixels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.NumericType;

/**
 * Finds the scale on a dermoscopy picture: dark ticks at one distance from each other, in a row at any angle, with or without a
 * line along their feet, long and short ones, thin as on a dermatoscope's plate or thick as on a paper ruler at the picture's
 * edge.
 *
 * <p>On the picture at several sizes dark strokes are found; parallel strokes at even distances make a row; a row is kept if
 * at full size the brightness along it dips at even places to within a few hundredths of their distance. Hairs and furrows run
 * in parallel too, but not as evenly.
 */
public final class RulerFinder {

    /** Fewer ticks are no scale. */
    public static final int FEWEST = 5;

    /** What is less sure is taken for chance. */
    public static final double LEAST_CONFIDENCE = 0.45;

    private static final int LARGEST = 1200;
    private static final int SMALLEST = 120;
    private static final int ROWS = 8;
    private static final double BEYOND_DOUBT = 0.999;

    private RulerFinder() {}

    /**
     * Looks for a scale; the picture is not changed.
     *
     * @param image 2-D of {@code ARGBType}, or of {@code UnsignedByteType} with three channels
     * @return the surest one; empty if there is none
     */
    public static Optional<RulerScale> find(RandomAccessibleInterval<? extends NumericType<?>> image) {
        return find(GreyPlane.brightest(Pixels.argb(image), (int) image.dimension(0), (int) image.dimension(1)));
    }

    static Optional<RulerScale> find(GreyPlane plane) {
        int side = Math.max(plane.width(), plane.height());
        ScaleFit fit = new ScaleFit(plane);
        List<RulerScale> found = new ArrayList<>();
        for (int factor = (side + LARGEST - 1) / LARGEST; side / factor >= SMALLEST; factor *= 2)
            for (TickRow row : TickRows.of(Strokes.of(plane.reduced(factor)), ROWS)) {
                Optional<RulerScale> scale = fit.fit(row.scaled(factor));
                scale.ifPresent(found::add);
                if (scale.isPresent() && scale.get().confidence() >= BEYOND_DOUBT) return scale;
            }
        return found.stream().max(Comparator.comparingDouble(RulerFinder::weight));
    }

    /** Of two sure ones the one with more ticks. */
    private static double weight(RulerScale scale) {
        return scale.confidence() * Math.log(1 + scale.ticks().size());
    }
}
