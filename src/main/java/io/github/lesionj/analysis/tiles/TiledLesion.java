// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import ij.gui.Roi;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.MaskOutline;
import java.awt.Rectangle;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * One of the lesions of a large picture.
 *
 * @param number     from 1 on, in the order of their first pixels
 * @param box        around it, in the picture
 * @param areaPixels how many pixels it has
 * @param picture    the mask of the whole picture, which may hold other lesions in the box
 * @param label      of the pixels that belong to it
 * @param evidence   what speaks for it
 */
public record TiledLesion(
        int number, Region box, long areaPixels, LesionLabels picture, int label, LesionEvidence evidence) {

    TiledLesion with(LesionEvidence other) {
        return new TiledLesion(number, box, areaPixels, picture, label, other);
    }

    /** @return its pixels alone, the size of the box */
    public Img<BitType> mask() {
        return mask(box);
    }

    /** @return its pixels alone, in another part of the picture */
    public Img<BitType> mask(Region part) {
        return picture.only(label, part);
    }

    /** @return the outline along the pixels' edges, in the picture's coordinates */
    public Roi outline() {
        Roi outline = MaskOutline.of(mask()).orElseThrow();
        Rectangle bounds = outline.getBounds();
        outline.setLocation(bounds.x + box.x(), bounds.y + box.y());
        outline.setName("lesion-" + number);
        return outline;
    }

    /**
     * Cuts the lesion out as a dermoscopy picture would show it: a square about it with as much skin around on each side as
     * half its length, as far as the picture goes.
     *
     * @param image the picture that it was found in
     */
    public <T> RandomAccessibleInterval<T> frame(RandomAccessibleInterval<T> image) {
        Region part = frame((int) image.dimension(0), (int) image.dimension(1));
        return Views.zeroMin(Views.interval(
                image,
                Intervals.createMinSize(
                        image.min(0) + part.x(), image.min(1) + part.y(), part.width(), part.height())));
    }

    /** @return where {@link #frame(RandomAccessibleInterval)} cuts */
    public Region frame(int width, int height) {
        return box.withMargin(0.5).square().within(width, height);
    }
}
