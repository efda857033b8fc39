// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.MaskUncertainty;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ModelIdentity;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.function.Supplier;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;

/**
 * The lesion and what drew it: the segmentation model, or the user's own selection.
 *
 * @param lesion  in a mask of the picture's size
 * @param model   that found it; empty for a selection
 * @param outline traced around the mask, or the user's own selection as it is, an oval as an oval; empty without a lesion
 * @param uncertainty of the mask; nothing is known of a selection's
 * @param review  of the mask; nobody doubts a selection
 */
record FoundLesion(
        LesionRoi lesion,
        Optional<ModelIdentity> model,
        Optional<Roi> outline,
        MaskUncertainty uncertainty,
        Review review) {

    /** The choice that asks the segmentation model. */
    static final String AUTOMATIC = "automatic";

    /** The choice that takes the selected area. */
    static final String SELECTION = "selection";

    /**
     * @param outline {@link #AUTOMATIC} or {@link #SELECTION}
     * @param model   opens the segmentation model, if it is asked
     * @throws UserException in one sentence, for any other text, or when no area is selected
     */
    static FoundLesion in(Picture picture, String outline, Supplier<Segmenter> model) {
        return switch (outline) {
            case AUTOMATIC -> segmented(picture, model);
            case SELECTION -> selected(picture.imp());
            default ->
                throw new UserException(
                        "'outline' is \"" + outline + "\" but must be " + AUTOMATIC + " or " + SELECTION + ".");
        };
    }

    private static FoundLesion segmented(Picture picture, Supplier<Segmenter> model) {
        try (Segmenter network = model.get()) {
            Segmentation found = network.segment(picture.source().image());
            LesionRoi lesion = LesionRoi.of(found.mask());
            return new FoundLesion(
                    lesion, Optional.of(network.model()), lesion.outline(), found.uncertainty(), found.review());
        }
    }

    private static FoundLesion selected(ImagePlus imp) {
        Roi roi = imp.getRoi();
        if (roi == null || !roi.isArea())
            throw new UserException(
                    "No area is selected in " + imp.getTitle() + ": outline the lesion first, or choose 'automatic'.");
        return new FoundLesion(
                LesionRoi.of(mask(imp, roi)),
                Optional.empty(),
                Optional.of(roi),
                MaskUncertainty.UNKNOWN,
                Review.NOT_WANTED);
    }

    private static Img<BitType> mask(ImagePlus imp, Roi roi) {
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
