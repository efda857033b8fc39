// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import ij.gui.Roi;
import ij.plugin.RoiScaler;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.OutlineOverlay;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.view.Views;

/** A large picture made small enough to be looked at, with the outlines of its lesions. */
public final class ReducedOverlay {

    private static final int SIDE = 2048;

    private ReducedOverlay() {}

    /**
     * @param image   read once, from top to bottom, some rows at a time
     * @param lesions that were found in it
     * @return its longer side has 2048 pixels or less
     */
    public static Img<ARGBType> of(RandomAccessibleInterval<ARGBType> image, List<TiledLesion> lesions) {
        int block = (int) ((Math.max(image.dimension(0), image.dimension(1)) + SIDE - 1) / SIDE);
        Img<ARGBType> reduced = reduced(image, block);
        List<Roi> outlines = new ArrayList<>();
        for (TiledLesion lesion : lesions) {
            Roi outline = lesion.outline();
            if (block == 1) outlines.add(outline);
            else {
                Roi small = RoiScaler.scale(outline, 1.0 / block, 1.0 / block, false);
                small.setLocation(outline.getBounds().x / (double) block, outline.getBounds().y / (double) block);
                outlines.add(small);
            }
        }
        return OutlineOverlay.draw(reduced, outlines);
    }

    /** @return each pixel the mean of {@code block} by {@code block}; what is left at the right and lower edge is left out */
    static Img<ARGBType> reduced(RandomAccessibleInterval<ARGBType> image, int block) {
        int width = (int) image.dimension(0) / block, height = (int) image.dimension(1) / block;
        int[] argb = new int[Math.max(1, width) * Math.max(1, height)];
        for (int y = 0; y < height; y++) {
            long[] min = {image.min(0), image.min(1) + (long) y * block};
            long[] max = {image.min(0) + (long) width * block - 1, min[1] + block - 1};
            long[][] sums = new long[3][width];
            Cursor<ARGBType> pixels =
                    Views.flatIterable(Views.interval(image, min, max)).cursor();
            for (int i = 0; i < width * block * block; i++) {
                int pixel = pixels.next().get(), x = i % (width * block) / block;
                for (int c = 0; c < 3; c++) sums[c][x] += pixel >> 16 - 8 * c & 0xff;
            }
            for (int x = 0; x < width; x++)
                argb[y * width + x] = 0xff000000
                        | mean(sums[0][x], block) << 16
                        | mean(sums[1][x], block) << 8
                        | mean(sums[2][x], block);
        }
        return Pixels.image(argb, Math.max(1, width), Math.max(1, height));
    }

    private static int mean(long sum, int block) {
        return (int) (sum / ((long) block * block));
    }
}
