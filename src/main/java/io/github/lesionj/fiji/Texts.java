// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

/** Help texts of the inputs that several commands share. */
final class Texts {

    static final String SEGMENTER =
            "The model that finds the lesion: the name of an installed one, or the path of a" + " model zip or folder.";

    static final String CLASSIFIER = "The model that tells the diagnosis classes apart: the name of an installed one,"
            + " or the path of a model zip or folder.";

    static final String MELANOMA =
            "The share of melanomas that is to be found, such as 0.9: a lesion whose probability of MEL reaches the threshold that"
                    + " found as many among the model's validation pictures is called suspected. 0 does not ask."
                    + " A research figure, no medical decision.";

    static final String DEVICE =
            "Where the network computes: auto takes a CUDA graphics card when there is one, cpu and"
                    + " gpu insist, gpu:1 is the second card.";

    static final String OUTLINE = "What marks the lesion: automatic asks the segmentation model, selection takes the"
            + " area selected in the image.";

    static final String MANAGER = "Puts the outline into the ROI Manager as <picture>-lesion-1.";

    static final String MASK = "Opens the mask as an 8-bit image called <picture>-mask: 255 is lesion, 0 is skin.";

    static final String PROBABILITY =
            "Opens the probability map as a 32-bit image called <picture>-probability: 0 to 1.";

    static final String EVERY_SLICE = "Every slice of the stack";

    static final String STACK = "Works on all slices and frames, with a row for each, and makes stacks of the results."
            + " Otherwise only the slice that is shown.";

    static final String INSTALL =
            "Copies the finished model to your model folder, where all commands find it by its name.";

    /** The line that no dialog goes without. */
    static final String RESEARCH = "A research tool, no medical device.";

    /** The page that explains the commands. */
    static final String DOCS = "https://github.com/lesionj/lesionj/blob/main/docs/fiji.md";

    private Texts() {}
}
