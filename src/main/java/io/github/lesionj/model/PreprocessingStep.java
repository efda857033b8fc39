// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.google.gson.JsonObject;

/**
 * Something done to a picture before it becomes a network's input, such as the removal of hairs; part of every model card.
 * This LesionJ knows no step yet, so that a card that asks for one is refused: to leave a step out would give other answers.
 *
 * @param name       of the step, lower case
 * @param parameters of the step
 */
public record PreprocessingStep(String name, @Default("{}") JsonObject parameters) {

    public PreprocessingStep {
        throw new IllegalArgumentException(
                "the preprocessing step \"" + name + "\" is not known to this LesionJ; please update LesionJ");
    }
}
