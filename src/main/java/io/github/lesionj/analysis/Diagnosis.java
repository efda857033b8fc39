// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import java.util.List;

/**
 * The probabilities a {@link Classifier} gives to each class. No medical diagnosis: a research figure.
 *
 * @param classes       the model's class names, in the model's order
 * @param probabilities one per class, 0..1, summing to 1
 */
public record Diagnosis(List<String> classes, List<Double> probabilities) {

    public Diagnosis {
        classes = List.copyOf(classes);
        probabilities = List.copyOf(probabilities);
        if (classes.isEmpty() || classes.size() != probabilities.size())
            throw new IllegalArgumentException(classes.size() + " classes but " + probabilities.size() + " probabilities");
    }

    /** @return the most likely class; the first of equals */
    public String label() {
        return classes.get(best());
    }

    /** @return the probability of {@link #label()} */
    public double confidence() {
        return probabilities.get(best());
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < probabilities.size(); i++)
            if (probabilities.get(i) > probabilities.get(best)) best = i;
        return best;
    }
}
