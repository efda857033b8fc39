// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.MaskUncertainty;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ModelIdentity;
import java.util.Optional;
import java.util.function.Supplier;

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
        Roi roi = SelectedArea.of(imp, "outline the lesion first, or choose 'automatic'.");
        return new FoundLesion(
                LesionRoi.of(SelectedArea.mask(imp, roi)),
                Optional.empty(),
                Optional.of(roi),
                MaskUncertainty.UNKNOWN,
                Review.NOT_WANTED);
    }
}
