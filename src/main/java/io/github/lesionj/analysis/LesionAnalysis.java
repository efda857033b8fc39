// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.model.ModelIdentity;

/**
 * All that {@link LesionAnalyzer} says about one image.
 *
 * @param segmentation     probability map and mask
 * @param roi              the mask's outline, box and crops; empty when no lesion was found
 * @param measurements     of the mask, in pixels and in the image's unit
 * @param diagnosis        class probabilities; empty when no lesion was found
 * @param segmentationModel that found the lesion
 * @param classificationModel that classified it
 */
public record LesionAnalysis(
        Segmentation segmentation,
        LesionRoi roi,
        Measurements measurements,
        Diagnosis diagnosis,
        ModelIdentity segmentationModel,
        ModelIdentity classificationModel) {

    /** @return whether someone ought to look at mask or class */
    public Review review() {
        return segmentation.review().and(diagnosis.review());
    }
}
