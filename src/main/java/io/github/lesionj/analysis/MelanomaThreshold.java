// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.io.UserException;
import io.github.lesionj.model.RocCurve;
import java.util.Locale;

/**
 * From which probability on a lesion is suspected to be a melanoma: the threshold that found the wanted share of the melanomas among
 * the pictures that the model's card tells of. A research figure, no medical decision.
 *
 * @param curve it was chosen from
 * @param point that was chosen
 */
public record MelanomaThreshold(RocCurve curve, RocCurve.Point point) {

    /** The class that is looked for. */
    public static final String MELANOMA = "MEL";

    /**
     * Chooses from the curve that was measured with just the models of a classifier.
     *
     * @param sensitivity share of the melanomas that is to be found, above 0 and below 1
     * @throws UserException in one sentence, if it is outside that range, the card has no such curve, or the curve does not reach it
     */
    public static MelanomaThreshold of(Classifier classifier, double sensitivity) {
        if (!(sensitivity > 0 && sensitivity < 1))
            throw new UserException("The melanoma sensitivity is a share above 0 and below 1, such as 0.9, not "
                    + String.format(Locale.ROOT, "%s", sensitivity));
        String model = classifier.model().name();
        RocCurve curve = classifier
                .rocCurve(MELANOMA)
                .orElseThrow(() -> new UserException("The card of " + model + " has no ROC curve of " + MELANOMA
                        + ", so that no threshold can be chosen for a melanoma sensitivity; train the model anew, use a bundled"
                        + " one, or leave the sensitivity out"));
        RocCurve.Point point = curve.at(sensitivity)
                .orElseThrow(() -> new UserException(String.format(
                        Locale.ROOT,
                        "The ROC curve in the card of %s ends at a sensitivity of %.3f; choose at most that as melanoma sensitivity",
                        model,
                        curve.most())));
        return new MelanomaThreshold(curve, point);
    }

    /** @return whether melanoma is suspected; where there is no lesion it is not */
    public boolean isReached(Diagnosis diagnosis) {
        return diagnosis.byClass().getOrDefault(MELANOMA, 0.0) >= point.threshold();
    }

    /** @return the threshold that a classifier goes by, for people; {@code none} where nobody asked it */
    public static String named(Classifier classifier) {
        return classifier
                .melanomaThreshold()
                .map(threshold -> String.valueOf(threshold.point().threshold()))
                .orElse("none");
    }

    /** @return in one sentence what the threshold gave where it was measured */
    public String text() {
        return String.format(
                Locale.ROOT,
                "melanoma is suspected from a probability of %.4f on, which found %.1f %% of %d melanomas and left out %.1f %% of"
                        + " the %d others, so that %.1f %% of the suspected ones were melanomas (%s)",
                point.threshold(),
                100 * point.sensitivity(),
                curve.positives(),
                100 * point.specificity(),
                curve.images() - curve.positives(),
                100 * curve.precision(point),
                curve.split());
    }
}
