// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** How much of a lesion's outline is the picture's edge. */
final class EdgeShare {

    private EdgeShare() {}

    /** @return of the outline's pixel sides, the share at the picture's edge, 0..1 */
    static double of(RandomAccessibleInterval<BitType> mask, Region box) {
        byte[] bits = Pixels.bits(mask, box);
        long sides = 0, atEdge = 0;
        for (int y = 0, i = 0; y < box.height(); y++)
            for (int x = 0; x < box.width(); x++, i++) {
                if (bits[i] == 0) continue;
                boolean left = x == 0 || bits[i - 1] == 0, right = x == box.width() - 1 || bits[i + 1] == 0;
                boolean up = y == 0 || bits[i - box.width()] == 0;
                boolean down = y == box.height() - 1 || bits[i + box.width()] == 0;
                sides += count(left) + count(right) + count(up) + count(down);
                atEdge += count(left && x + box.x() == 0)
                        + count(right && x + box.x() == mask.dimension(0) - 1)
                        + count(up && y + box.y() == 0)
                        + count(down && y + box.y() == mask.dimension(1) - 1);
            }
        return (double) atEdge / sides;
    }

    private static int count(boolean yes) {
        return yes ? 1 : 0;
    }
}
