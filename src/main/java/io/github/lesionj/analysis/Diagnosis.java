// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The probabilities a {@link Classifier} gives to each class. No medical diagnosis: a research figure.
 *
 * @param classes       the model's class names, in the model's order
 * @param probabilities one per class, 0..1, summing to 1; none where there is no lesion to classify
 * @param uncertainty   how unsure the class is
 * @param review        whether someone ought to look at it
 * @param melanomaSuspected whether the threshold that a user's melanoma sensitivity chose is reached; empty where nobody asked
 */
public record Diagnosis(
        List<String> classes,
        List<Double> probabilities,
        ClassUncertainty uncertainty,
        Review review,
        Optional<Boolean> melanomaSuspected) {

    public Diagnosis {
        classes = List.copyOf(classes);
        probabilities = List.copyOf(probabilities);
        if (classes.isEmpty() || !probabilities.isEmpty() && classes.size() != probabilities.size())
            throw new IllegalArgumentException(
                    classes.size() + " classes but " + probabilities.size() + " probabilities");
    }

    /** Probabilities of a classifier that nobody asked for melanomas. */
    public Diagnosis(List<String> classes, List<Double> probabilities, ClassUncertainty uncertainty, Review review) {
        this(classes, probabilities, uncertainty, review, Optional.empty());
    }

    /** Probabilities of which nothing more is known than themselves. */
    public Diagnosis(List<String> classes, List<Double> probabilities) {
        this(classes, probabilities, ClassUncertainty.UNKNOWN, Review.UNKNOWN);
    }

    /** @return no class at all: where no lesion is, there is nothing to classify */
    public static Diagnosis none(List<String> classes) {
        return new Diagnosis(classes, List.of(), ClassUncertainty.UNKNOWN, Review.NO_LESION);
    }

    /** @return the same with the answer to whether melanoma is suspected */
    Diagnosis withMelanomaSuspected(boolean suspected) {
        return new Diagnosis(classes, probabilities, uncertainty, review, Optional.of(suspected));
    }

    /** @return {@code yes}, {@code no}, or nothing where nobody asked, as tables have it */
    public String melanoma() {
        return melanomaSuspected.map(suspected -> suspected ? "yes" : "no").orElse("");
    }

    /** @return whether there was no lesion to classify */
    public boolean isEmpty() {
        return probabilities.isEmpty();
    }

    /** @return the most likely class, the first of equals; an empty text where there is none */
    public String label() {
        return isEmpty() ? "" : classes.get(best());
    }

    /** @return the probability of {@link #label()}; NaN where there is none */
    public double confidence() {
        return isEmpty() ? Double.NaN : probabilities.get(best());
    }

    /** @return the probabilities by class, in the model's order; empty where there is no lesion */
    public Map<String, Double> byClass() {
        Map<String, Double> byClass = new LinkedHashMap<>();
        for (int i = 0; i < probabilities.size(); i++) byClass.put(classes.get(i), probabilities.get(i));
        return byClass;
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < probabilities.size(); i++) if (probabilities.get(i) > probabilities.get(best)) best = i;
        return best;
    }
}
