// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

import io.github.lesionj.image.Region;
import io.github.lesionj.io.UserException;
import java.util.ArrayList;
import java.util.List;

/**
 * The patches that cover a picture one after the other.
 *
 * @param patch  their side, as a share of the picture's longer side, 0.01 to 1
 * @param stride from one to the next, likewise; at most the patch, so that no pixel is left out
 */
public record Occlusion(double patch, double stride) {

    /** A seventh of the picture, in steps of half of that: some 130 patches. */
    public static final Occlusion DEFAULT = new Occlusion(0.15, 0.075);

    private static final double SMALLEST = 0.01;

    public Occlusion {
        if (!(patch >= SMALLEST && patch <= 1))
            throw new UserException("'patch' is " + patch + " but must be from " + SMALLEST + " to 1");
        if (!(stride >= SMALLEST && stride <= patch))
            throw new UserException(
                    "'stride' is " + stride + " but must be from " + SMALLEST + " to the patch, " + patch);
    }

    /** @return the patches, row by row, each at least a pixel; the outermost reach beyond the picture no further than it */
    public List<Region> patches(int width, int height) {
        int longer = Math.max(width, height);
        int side = (int) Math.max(1, Math.round(patch * longer));
        double step = Math.max(1, stride * longer);
        List<Region> patches = new ArrayList<>();
        for (int y : starts(height, side, step))
            for (int x : starts(width, side, step))
                patches.add(new Region(x, y, Math.min(side, width - x), Math.min(side, height - y)));
        return patches;
    }

    private static List<Integer> starts(int length, int side, double step) {
        if (side >= length) return List.of(0);
        int steps = (int) Math.ceil((length - side) / step);
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i <= steps; i++) starts.add((int) Math.round((double) i * (length - side) / steps));
        return starts;
    }
}
