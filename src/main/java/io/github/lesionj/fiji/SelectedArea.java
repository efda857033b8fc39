// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import io.github.lesionj.io.UserException;
import java.awt.Rectangle;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;

/** The area that the user selected in an image. */
final class SelectedArea {

    private SelectedArea() {}

    /**
     * @param what to do instead, for the sentence
     * @return the selection
     * @throws UserException in one sentence, when no area is selected
     */
    static Roi of(ImagePlus imp, String what) {
        Roi roi = imp.getRoi();
        if (roi == null || !roi.isArea())
            throw new UserException("No area is selected in " + imp.getTitle() + ": " + what);
        return roi;
    }

    /** @return the pixels of an area, in a mask of the image's size */
    static Img<BitType> mask(ImagePlus imp, Roi roi) {
        Rectangle box = roi.getBounds();
        ImageProcessor inside = roi.getMask();
        Img<BitType> mask = ArrayImgs.bits(imp.getWidth(), imp.getHeight());
        Cursor<BitType> cursor = mask.localizingCursor();
        while (cursor.hasNext()) {
            BitType pixel = cursor.next();
            int x = cursor.getIntPosition(0) - box.x;
            int y = cursor.getIntPosition(1) - box.y;
            boolean inBox = x >= 0 && y >= 0 && x < box.width && y < box.height;
            pixel.set(inBox && (inside == null || inside.get(x, y) != 0));
        }
        return mask;
    }
}
