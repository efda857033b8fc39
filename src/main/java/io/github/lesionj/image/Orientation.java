// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.view.Views;

/** How a stored picture is turned to stand upright, in the order of the numbers 1 to 8 of Exif (CIPA DC-008, Orientation) and TIFF. */
public enum Orientation {
    /** As stored. */
    UPRIGHT(false, false, false),
    /** Left and right change places. */
    MIRRORED(false, true, false),
    /** Half a turn. */
    UPSIDE_DOWN(false, true, true),
    /** Above and below change places. */
    FLIPPED(false, false, true),
    /** Columns become rows. */
    TRANSPOSED(true, false, false),
    /** A quarter turn clockwise. */
    CLOCKWISE(true, true, false),
    /** Columns become rows, and half a turn. */
    TRANSVERSE(true, true, true),
    /** A quarter turn anticlockwise. */
    ANTICLOCKWISE(true, false, true);
    private final boolean transposed, mirrored, flipped;

    Orientation(boolean transposed, boolean mirrored, boolean flipped) {
        this.transposed = transposed;
        this.mirrored = mirrored;
        this.flipped = flipped;
    }

    /** @return that of a number from 1 to 8; {@link #UPRIGHT} for others, which mean nothing */
    public static Orientation of(long number) {
        return number >= 1 && number <= values().length ? values()[(int) number - 1] : UPRIGHT;
    }

    /** @return whether width and height change places */
    public boolean swapsSides() {
        return transposed;
    }

    /**
     * @param stored 2-D, beginning at 0
     * @return a view of it that stands upright and begins at 0
     */
    public <T> RandomAccessibleInterval<T> upright(RandomAccessibleInterval<T> stored) {
        RandomAccessibleInterval<T> turned = transposed ? Views.permute(stored, 0, 1) : stored;
        if (mirrored) turned = Views.zeroMin(Views.invertAxis(turned, 0));
        return flipped ? Views.zeroMin(Views.invertAxis(turned, 1)) : turned;
    }

    /** @return an upright picture's pixel size */
    public PixelSize upright(PixelSize stored) {
        return transposed ? new PixelSize(stored.height(), stored.width(), stored.unit()) : stored;
    }
}
