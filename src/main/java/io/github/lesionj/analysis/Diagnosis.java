// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** @return the probabilities by class, in the model's order */
    public Map<String, Double> byClass() {
        Map<String, Double> byClass = new LinkedHashMap<>();
        for (int i = 0; i < classes.size(); i++) byClass.put(classes.get(i), probabilities.get(i));
        return byClass;
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < probabilities.size(); i++)
            if (probabilities.get(i) > probabilities.get(best)) best = i;
        return best;
    }
}
