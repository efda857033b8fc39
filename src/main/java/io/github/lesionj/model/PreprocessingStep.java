// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;

/**
 * Something done to a picture before it becomes a network's input, such as the removal of hairs; part of every recipe and model
 * card. A step that this LesionJ does not know is refused: to leave it out would give other answers.
 *
 * @param name       of the step, one of {@link PictureStep#KNOWN}
 * @param parameters of the step; those that are left out are filled in, so that a card says them all
 */
public record PreprocessingStep(String name, @Default("{}") JsonObject parameters) {

    /**
     * @throws IllegalArgumentException if the step is unknown
     * @throws ModelException           if one of its parameters is unknown or out of its range
     */
    public PreprocessingStep {
        PictureStep step = PictureStep.of(name, parameters);
        parameters = JsonParser.parseString(Json.write((Record) step)).getAsJsonObject();
    }

    /** @return the step with some parameters by name, and the usual ones beside them */
    public static PreprocessingStep of(String name, Map<String, ?> parameters) {
        JsonObject json = new JsonObject();
        parameters.forEach((key, value) -> json.add(key, JsonParser.parseString(value.toString())));
        return new PreprocessingStep(name, json);
    }

    PictureStep step() {
        return PictureStep.of(name, parameters);
    }
}
