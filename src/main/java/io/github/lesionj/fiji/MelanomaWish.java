// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.MelanomaThreshold;

/** What the input <i>Melanoma sensitivity</i> asks for; 0 asks for nothing. The chosen threshold is told in the log. */
final class MelanomaWish {

    private MelanomaWish() {}

    /** @return the same, asked for melanomas; closed if the model's card does not tell the threshold */
    static Classifier of(Classifier classifier, double sensitivity) {
        if (sensitivity == 0) return classifier;
        try {
            return told(classifier.suspectingMelanoma(sensitivity));
        } catch (RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    /** As {@link #of(Classifier, double)}. */
    static LesionAnalyzer of(LesionAnalyzer analyzer, double sensitivity) {
        if (sensitivity == 0) return analyzer;
        try {
            LesionAnalyzer asked = analyzer.suspectingMelanoma(sensitivity);
            told(asked.classifier());
            return asked;
        } catch (RuntimeException e) {
            analyzer.close();
            throw e;
        }
    }

    private static Classifier told(Classifier classifier) {
        classifier.melanomaThreshold().map(MelanomaThreshold::text).ifPresent(Log::say);
        return classifier;
    }
}
