// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import io.github.lesionj.io.SourceImage;
import java.util.Optional;
import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.view.Views;

/**
 * A picture that does not fit into memory as a whole, made smaller: a network sees less of it than this anyway.
 *
 * @param whole  read region by region
 * @param image  the whole picture, each pixel the mean of {@code factor} by {@code factor}
 * @param factor 2 or more
 */
public record ReducedPicture(SourceImage whole, Img<ARGBType> image, int factor) {

    /** The most pixels of what is made: a hundred times what the bundled networks see. */
    public static final int MOST = 1 << 22;

    /**
     * Reads a picture once, from top to bottom.
     *
     * @return empty if it has no more than {@value #MOST} pixels
     */
    public static Optional<ReducedPicture> of(SourceImage whole) {
        double pixels = (double) whole.image().dimension(0) * whole.image().dimension(1);
        int factor = (int) Math.ceil(Math.sqrt(pixels / MOST));
        return factor < 2
                ? Optional.empty()
                : Optional.of(new ReducedPicture(whole, ReducedOverlay.reduced(whole.image(), factor), factor));
    }

    /**
     * @param mask of the smaller picture
     * @return of the whole one, one bit a pixel
     */
    public Img<BitType> enlarged(RandomAccessibleInterval<BitType> mask) {
        Img<BitType> large =
                ArrayImgs.bits(whole.image().dimension(0), whole.image().dimension(1));
        RandomAccess<BitType> small = Views.extendBorder(Views.zeroMin(mask)).randomAccess();
        Cursor<BitType> pixels = large.localizingCursor();
        while (pixels.hasNext()) {
            pixels.fwd();
            small.setPosition(pixels.getIntPosition(0) / factor, 0);
            small.setPosition(pixels.getIntPosition(1) / factor, 1);
            pixels.get().set(small.get());
        }
        return large;
    }
}
