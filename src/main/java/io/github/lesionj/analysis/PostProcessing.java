// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.Components;
import io.github.lesionj.image.Components.Connectivity;
import io.github.lesionj.image.Holes;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.PostProcessingSpec;
import io.github.lesionj.model.PostProcessingSpec.Method;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Makes a mask of a probability map, at the map's own size. The dual threshold is that of Yuan and Lo 2017: a high
 * threshold finds the part of largest mass (sum of probabilities) and its weighted centre, a low one outlines the part
 * around that centre.
 */
public final class PostProcessing {

    private static final float SHARE_OF_MAXIMUM = 0.9f;

    private final PostProcessingSpec spec;

    private PostProcessing(PostProcessingSpec spec) {
        this.spec = spec;
    }

    public static PostProcessing of(PostProcessingSpec spec) {
        return new PostProcessing(spec);
    }

    /** @return the threshold at which the outline lies, 0..1 */
    public double outline() {
        return spec.outline();
    }

    /** @return the same way with the outline at another threshold, 0..1 */
    public PostProcessing outlinedAt(double threshold) {
        return of(spec.outlinedAt(threshold));
    }

    /** @return the same outline of everything that lies above it, with all of its parts */
    public PostProcessing everyPart() {
        return of(new PostProcessingSpec(
                Method.FIXED,
                spec.outline(),
                spec.highThreshold(),
                spec.lowThreshold(),
                PostProcessingSpec.Components.ALL,
                spec.fillHoles()));
    }

    /**
     * @param probability 2-D, 0..1
     * @return the mask; all unset where no pixel passes the threshold
     */
    public Img<BitType> apply(RandomAccessibleInterval<FloatType> probability) {
        float[] p = Pixels.numbers(probability);
        int width = (int) probability.dimension(0);
        int height = (int) probability.dimension(1);
        byte[] mask = spec.method() == Method.FIXED
                ? above(p, (float) spec.threshold())
                : atLeast(p, (float) spec.lowThreshold());
        if (spec.fillHoles()) Holes.fill(mask, width, height);
        if (spec.method() == Method.DUAL) mask = partAround(centre(p, width), mask, width);
        else if (spec.components() == PostProcessingSpec.Components.LARGEST) mask = largest(mask, width);
        return Pixels.mask(mask, width, height);
    }

    private static byte[] above(float[] p, float threshold) {
        byte[] mask = new byte[p.length];
        for (int i = 0; i < p.length; i++) mask[i] = (byte) (p[i] > threshold ? 1 : 0);
        return mask;
    }

    private static byte[] atLeast(float[] p, float threshold) {
        byte[] mask = new byte[p.length];
        for (int i = 0; i < p.length; i++) mask[i] = (byte) (p[i] >= threshold && p[i] > 0 ? 1 : 0);
        return mask;
    }

    private static byte[] largest(byte[] mask, int width) {
        Components parts = Components.of(mask, width, Connectivity.CORNERS);
        return parts.count() < 2 ? mask : parts.only(Components.largest(parts.areas()));
    }

    /** The weighted centre (x, y) of the high mask's part of largest mass; where that mask is empty, of a lower one's. */
    private double[] centre(float[] p, int width) {
        float max = 0;
        for (float value : p) max = Math.max(max, value);
        float high = (float) spec.highThreshold();
        float threshold = max >= high ? high : max * SHARE_OF_MAXIMUM;
        Components parts = Components.of(atLeast(p, threshold), width, Connectivity.CORNERS);
        double[] masses = parts.sums(i -> p[i]);
        int heaviest = Components.largest(masses);
        byte[] part = parts.only(heaviest);
        double x = 0, y = 0;
        for (int i = 0; i < part.length; i++) {
            if (part[i] == 0) continue;
            x += (double) p[i] * (i % width);
            y += (double) p[i] * (i / width);
        }
        return new double[] {x / masses[heaviest], y / masses[heaviest]};
    }

    private static byte[] partAround(double[] point, byte[] mask, int width) {
        Components parts = Components.of(mask, width, Connectivity.CORNERS);
        return parts.only(parts.nearest(point[0], point[1]));
    }
}
