// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.layout.Entry;
import java.util.List;
import java.util.Map;

/**
 * Finds a recipe's class for what the data call it; names are compared ignoring case.
 *
 * @param classes      the recipe's; a single one is that of every picture
 * @param translations the recipe's class for a name of the data
 */
record ClassNames(List<String> classes, Map<String, String> translations) {

    /** @return whether there is something to choose, so that every picture needs a class */
    boolean several() {
        return classes.size() > 1;
    }

    /** @return whether a name of the data is a class, or is translated into one; all are if there is nothing to choose */
    boolean knows(String name) {
        return !several() || classes.stream().anyMatch(wanted(name)::equalsIgnoreCase);
    }

    /**
     * @return the class of a picture
     * @throws IllegalArgumentException if it is none of the recipe's
     */
    String of(Entry entry) {
        if (!several()) return classes.get(0);
        String wanted = wanted(entry.label());
        return classes.stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the class " + wanted + " of " + entry.id() + " is none of the recipe's " + classes
                                + "; add it there, or say in data.labels which class it belongs to"));
    }

    private String wanted(String label) {
        return translations.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(label))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(label);
    }
}
