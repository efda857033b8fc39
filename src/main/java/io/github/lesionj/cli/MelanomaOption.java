// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.MelanomaThreshold;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How many of the melanomas a user wants found, in the calls that classify. */
final class MelanomaOption {

    @Option(
            names = "--melanoma-sensitivity",
            paramLabel = "SHARE",
            description =
                    "also say whether melanoma is suspected, column melanoma_suspected: from the probability of MEL on that "
                            + "found this share of the melanomas among the model's validation pictures, such as 0.9; the model's card tells it")
    private Optional<Double> sensitivity = Optional.empty();

    /** @return whether it was given */
    boolean isGiven() {
        return sensitivity.isPresent();
    }

    /** @return the same, asked for melanomas where the user wants that; closed if that fails */
    LesionAnalyzer of(LesionAnalyzer analyzer, Session session) {
        if (sensitivity.isEmpty()) return analyzer;
        try {
            LesionAnalyzer asked = analyzer.suspectingMelanoma(sensitivity.get());
            say(asked.classifier(), session);
            return asked;
        } catch (RuntimeException e) {
            analyzer.close();
            throw e;
        }
    }

    /** As {@link #of(LesionAnalyzer, Session)}. */
    Classifier of(Classifier classifier, Session session) {
        if (sensitivity.isEmpty()) return classifier;
        try {
            Classifier asked = classifier.suspectingMelanoma(sensitivity.get());
            say(asked, session);
            return asked;
        } catch (RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    private static void say(Classifier classifier, Session session) {
        classifier.melanomaThreshold().map(MelanomaThreshold::text).ifPresent(session.console()::say);
    }
}
