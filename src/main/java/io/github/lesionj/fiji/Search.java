// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.analysis.PostProcessing;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.io.UserException;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * How a lesion is looked for.
 *
 * @param segmenter the model
 * @param device    where it runs
 * @param threshold above which a pixel is lesion, 0..1; 0 takes the model's own
 * @param part      of the image in which a lesion counts; empty for all of it
 */
record Search(String segmenter, String device, double threshold, Optional<Img<BitType>> part) {

    /** The choice that looks everywhere. */
    static final String PICTURE = "picture";

    /** The choice that looks in the selected area. */
    static final String SELECTION = "selection";

    /**
     * @param within {@link #PICTURE} or {@link #SELECTION}
     * @throws UserException in one sentence, for another text, a threshold out of range, or when no area is selected
     */
    static Search of(ImagePlus imp, String segmenter, String device, double threshold, String within) {
        if (!(threshold >= 0 && threshold <= 1))
            throw new UserException(
                    "'threshold' is " + threshold + " but must be from 0 to 1, where 0 takes the model's own.");
        Optional<Img<BitType>> part =
                switch (within) {
                    case PICTURE -> Optional.empty();
                    case SELECTION ->
                        Optional.of(SelectedArea.mask(
                                imp,
                                SelectedArea.of(imp, "select where the lesion is looked for, or choose 'picture'.")));
                    default ->
                        throw new UserException(
                                "'within' is \"" + within + "\" but must be " + PICTURE + " or " + SELECTION + ".");
                };
        return new Search(segmenter, device, threshold, part);
    }

    /**
     * @param found what the model answered for the whole picture
     * @param own   the model's way from map to mask
     * @return the answer cut out at this threshold and within this part
     */
    Segmentation of(Segmentation found, PostProcessing own) {
        boolean isOwn = threshold == 0 || threshold == own.outline();
        PostProcessing cut = isOwn ? own : own.outlinedAt(threshold);
        if (part.isPresent()) return found.within(part.get(), cut);
        return isOwn ? found : found.cut(cut);
    }

    /** @return whether the model's probabilities are the same as for another search */
    boolean asksTheSame(Search other) {
        return segmenter.equals(other.segmenter) && device.equals(other.device);
    }
}
