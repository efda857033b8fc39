// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Default;
import io.github.lesionj.model.PostProcessingSpec;
import io.github.lesionj.model.TestTimeAugmentation;

/**
 * What becomes of the best epoch's weights; the group {@code finish} of a recipe.
 *
 * @param postProcessing       of the finished segmenter
 * @param chooseThreshold      whether the finished segmenter's one threshold is chosen on the validation pictures
 * @param testTimeAugmentation the variations of a picture that the finished model averages over
 * @param weightsType          of the finished model's numbers, which are rounded before it is measured
 */
public record FinishSpec(
        @Default("{}") PostProcessingSpec postProcessing,
        @Default("false") boolean chooseThreshold,
        @Default("\"none\"") TestTimeAugmentation testTimeAugmentation,
        @Default("\"float32\"") WeightsType weightsType) {

    /** How a weight is stored. */
    public enum WeightsType {
        FLOAT32,
        /** Half the file. */
        FLOAT16
    }

    public FinishSpec {
        if (chooseThreshold && postProcessing.method() != PostProcessingSpec.Method.FIXED)
            throw new IllegalArgumentException("chooseThreshold needs the postProcessing.method fixed");
    }
}
