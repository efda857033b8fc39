// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.model.Doubt;
import io.github.lesionj.model.ReviewPoint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Whether someone ought to look at an answer before it is used. A model's card holds the measured threshold; where it has none,
 * or not for the models that answered together, nothing is known.
 *
 * @param wanted  yes, no, or not known
 * @param reasons in words, such as {@code no lesion was found}; none unless someone ought to look
 */
public record Review(Wanted wanted, List<String> reasons) {

    /** The answer to the question. */
    public enum Wanted {
        YES,
        NO,
        UNKNOWN;

        /** @return {@code yes}, {@code no} or nothing, as tables have it */
        @Override
        public String toString() {
            return this == UNKNOWN ? "" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** No threshold was measured. */
    public static final Review UNKNOWN = new Review(Wanted.UNKNOWN, List.of());

    /** Nobody needs to look, as at an outline that the user drew. */
    public static final Review NOT_WANTED = new Review(Wanted.NO, List.of());

    /** A picture of a lesion in which none was found. */
    static final Review NO_LESION = new Review(Wanted.YES, List.of("no lesion was found"));

    public Review {
        reasons = List.copyOf(reasons);
    }

    /**
     * Compares an answer with the measured threshold.
     *
     * @param what  that is unsure, in words
     * @param values the value of each doubt; NaN where it is not known
     */
    static Review of(Optional<ReviewPoint> point, String what, ToDoubleFunction<Doubt> values) {
        if (point.isEmpty()) return UNKNOWN;
        Doubt doubt = point.get().doubt();
        double value = values.applyAsDouble(doubt);
        double threshold = point.get().threshold();
        if (Double.isNaN(value)) return UNKNOWN;
        if (value <= threshold) return NOT_WANTED;
        return new Review(
                Wanted.YES,
                List.of(String.format(
                        Locale.ROOT, "%s is unsure: %s %.4g > %.4g", what, doubt.key(), value, threshold)));
    }

    /** @return yes where one says so, no where both do, otherwise unknown */
    public Review and(Review other) {
        List<String> both = Stream.concat(reasons.stream(), other.reasons.stream())
                .distinct()
                .toList();
        if (wanted == Wanted.YES || other.wanted == Wanted.YES) return new Review(Wanted.YES, both);
        return wanted == other.wanted ? this : UNKNOWN;
    }

    /** @return the reasons in one text, for a table */
    public String reason() {
        return String.join("; ", reasons);
    }
}
