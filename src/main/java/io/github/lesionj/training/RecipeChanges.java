// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.lesionj.model.JsonText;
import io.github.lesionj.model.ModelException;
import java.util.Optional;

/**
 * What a call changes in a recipe; what is empty stays as the recipe says. The trained model's card holds the recipe as
 * it was changed.
 *
 * @param epochs    times each picture is shown
 * @param batchSize pictures that go through the network at once
 * @param seed      of all chance
 * @param start     weights to start from, named as in a recipe
 */
public record RecipeChanges(
        Optional<Integer> epochs, Optional<Integer> batchSize, Optional<Long> seed, Optional<String> start) {

    /** Leaves a recipe as it is. */
    public static final RecipeChanges NONE =
            new RecipeChanges(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @return the recipe's text with the changes, or the same text if it is no JSON object */
    String applyTo(String json) {
        if (equals(NONE)) return json;
        try {
            JsonElement recipe = FlatRecipe.grouped(JsonText.parse(json));
            if (!recipe.isJsonObject()) return json;
            JsonObject changed = recipe.getAsJsonObject();
            seed.ifPresent(value -> changed.addProperty("seed", value));
            if (!(changed.get("training") instanceof JsonObject training)) return changed.toString();
            epochs.ifPresent(value -> training.addProperty("epochs", value));
            batchSize.ifPresent(value -> training.addProperty("batchSize", value));
            start.ifPresent(value -> training.addProperty("start", value));
            return changed.toString();
        } catch (ModelException e) {
            return json;
        }
    }
}
