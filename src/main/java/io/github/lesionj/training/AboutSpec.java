// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Default;
import java.util.List;

/**
 * What a model is called and what its users must know; the group {@code about} of a recipe.
 *
 * @param name        of the model to be, and of its files: letters, digits, dots, underscores, dashes; at most
 *                    {@value #LONGEST_NAME}
 * @param description for the model card
 * @param license     of the weights, SPDX
 * @param notices     for the model card
 * @param citations   for the model card
 */
public record AboutSpec(
        String name,
        String description,
        String license,
        @Default("[]") List<String> notices,
        @Default("[]") List<String> citations) {

    /** Leaves room for the fold's number in a model's name of at most 100. */
    static final int LONGEST_NAME = 80;

    public AboutSpec {
        notices = List.copyOf(notices);
        citations = List.copyOf(citations);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || name.endsWith(".") || name.length() > LONGEST_NAME)
            throw new IllegalArgumentException("name is letters, digits, dots, underscores and dashes, at most "
                    + LONGEST_NAME + " of them, begins with a letter or digit and does not end with a dot");
        if (license.isBlank())
            throw new IllegalArgumentException("license must name the license of the weights, such as CC0-1.0");
    }

    /** @return the same under another name */
    AboutSpec named(String other) {
        return new AboutSpec(other, description, license, notices, citations);
    }
}
