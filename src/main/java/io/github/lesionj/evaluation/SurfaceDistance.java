// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.image.DistanceTransform;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;

/**
 * How far the boundaries of two masks lie apart, as MONAI and "Metrics Reloaded" (Maier-Hein et al., 2024) define it. A
 * mask's boundary are its pixels that share an edge with a pixel outside it, or with the image's border; distances are
 * those from each boundary pixel's centre to the nearest of the other boundary, exact.
 *
 * @param hausdorff95 HD95: the 95 % percentile of the distances from the truth's boundary or, if that is larger, of those
 *                    from the prediction's
 * @param average     the symmetric average surface distance: the mean of all distances from both boundaries
 */
public record SurfaceDistance(double hausdorff95, double average) {

    /** What two masks have of which one alone is empty: no distance. */
    public static final SurfaceDistance NONE = new SurfaceDistance(Double.NaN, Double.NaN);

    private static final double SHARE = 0.95;

    /**
     * @param truth      the right mask, 2-D
     * @param prediction of the same size
     * @param size       of a pixel; the distances are in its unit
     * @return 0 if both masks are empty, {@link #NONE} if one is
     */
    public static SurfaceDistance of(
            RandomAccessibleInterval<BitType> truth, RandomAccessibleInterval<BitType> prediction, PixelSize size) {
        Optional<Region> first = Region.boundingBox(truth);
        Optional<Region> second = Region.boundingBox(prediction);
        if (first.isEmpty() && second.isEmpty()) return new SurfaceDistance(0, 0);
        if (first.isEmpty() || second.isEmpty()) return NONE;
        Region box = first.get().union(second.get());
        byte[] one = boundary(truth, box);
        byte[] other = boundary(prediction, box);
        double[] there = distances(one, other, box.width(), size);
        double[] back = distances(other, one, box.width(), size);
        double sum = Arrays.stream(there).sum() + Arrays.stream(back).sum();
        return new SurfaceDistance(
                Math.max(Interval.percentile(there, SHARE), Interval.percentile(back, SHARE)),
                sum / (there.length + back.length));
    }

    /** The boundary pixels within a box around the mask; what lies around the box is not set. */
    private static byte[] boundary(RandomAccessibleInterval<BitType> mask, Region box) {
        byte[] bits = Pixels.bits(Views.interval(
                mask, new long[] {box.x(), box.y()}, new long[] {box.x() + box.width() - 1, box.y() + box.height() - 1
                }));
        byte[] boundary = new byte[bits.length];
        int width = box.width();
        for (int i = 0; i < bits.length; i++) {
            int x = i % width;
            boolean inside = x > 0
                    && x < width - 1
                    && i >= width
                    && i < bits.length - width
                    && bits[i - 1] != 0
                    && bits[i + 1] != 0
                    && bits[i - width] != 0
                    && bits[i + width] != 0;
            if (bits[i] != 0 && !inside) boundary[i] = 1;
        }
        return boundary;
    }

    /** From each pixel of one boundary to the nearest of the other, ascending. */
    private static double[] distances(byte[] from, byte[] to, int width, PixelSize size) {
        double[] squared = DistanceTransform.squared(to, width, size);
        return IntStream.range(0, from.length)
                .filter(i -> from[i] != 0)
                .mapToDouble(i -> Math.sqrt(squared[i]))
                .sorted()
                .toArray();
    }
}
