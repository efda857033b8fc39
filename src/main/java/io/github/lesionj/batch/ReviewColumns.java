// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.MaskUncertainty;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.model.Doubt;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The columns that say how sure a table's answers are, with which every table of a picture's answers ends. */
final class ReviewColumns {

    /** How unsure a mask is. */
    static final List<String> MASK = List.of(Doubt.MASK_DISAGREEMENT.key(), Doubt.MASK_DOUBT.key());

    /** How unsure a class is, and whether melanoma is suspected where a user asked for that. */
    static final List<String> CLASS =
            List.of(Doubt.CLASS_ENTROPY.key(), Doubt.CLASS_INFORMATION.key(), "melanoma_suspected");

    /** Whether someone ought to look at it, and why. */
    static final List<String> REVIEW = List.of("review", "review_reason");

    private static final MathContext SIX_DIGITS = new MathContext(6);

    private ReviewColumns() {}

    static List<String> cells(MaskUncertainty mask) {
        return List.of(number(mask.disagreement()), number(mask.doubt()));
    }

    static List<String> cells(Diagnosis diagnosis) {
        return List.of(
                number(diagnosis.uncertainty().entropy()),
                number(diagnosis.uncertainty().information()),
                diagnosis.melanoma());
    }

    static List<String> cells(Review review) {
        return List.of(review.wanted().toString(), review.reason());
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? ""
                : new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }
}
