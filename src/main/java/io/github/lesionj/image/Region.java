// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.BitSet;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * A rectangle of pixels. It may reach beyond an image until {@link #within} brings it back.
 *
 * @param x      of the left column
 * @param y      of the top row
 * @param width  in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record Region(int x, int y, int width, int height) {

    public Region {
        if (width < 1 || height < 1)
            throw new IllegalArgumentException("A region has at least one pixel, not " + width + " x " + height);
    }

    /** @return the smallest rectangle around all set pixels; empty when none is set */
    public static Optional<Region> boundingBox(RandomAccessibleInterval<BitType> mask) {
        BitSet set = Pixels.set(mask);
        int columns = (int) mask.dimension(0);
        int left = columns, right = -1, top = set.nextSetBit(0) / columns, bottom = -1;
        for (int first = set.nextSetBit(0); first >= 0; first = set.nextSetBit((bottom + 1) * columns)) {
            bottom = first / columns;
            left = Math.min(left, first % columns);
            right = Math.max(right, set.previousSetBit((bottom + 1) * columns - 1) % columns);
        }
        return right < 0 ? Optional.empty() : Optional.of(new Region(left, top, right - left + 1, bottom - top + 1));
    }

    /** @return the smallest rectangle around both */
    public Region union(Region other) {
        int left = Math.min(x, other.x), top = Math.min(y, other.y);
        int right = Math.max(x + width, other.x + other.width), bottom = Math.max(y + height, other.y + other.height);
        return new Region(left, top, right - left, bottom - top);
    }

    /** @return grown on each side by a share of the longer side */
    public Region withMargin(double share) {
        int grow = (int) Math.round(share * Math.max(width, height));
        return new Region(x - grow, y - grow, width + 2 * grow, height + 2 * grow);
    }

    /** @return with the shorter side grown to the longer one, about the same centre */
    public Region square() {
        int side = Math.max(width, height);
        return new Region(x - (side - width) / 2, y - (side - height) / 2, side, side);
    }

    /** @return moved into an image of the given size, and cut where it is larger than that */
    public Region within(int imageWidth, int imageHeight) {
        int w = Math.min(width, imageWidth);
        int h = Math.min(height, imageHeight);
        return new Region(Math.max(0, Math.min(x, imageWidth - w)), Math.max(0, Math.min(y, imageHeight - h)), w, h);
    }
}
