// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.JsonText;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.Output;
import io.github.lesionj.model.WeightsFile;
import java.util.Locale;

/** A model's card changed into that of what leaves the house. */
final class PlainCard {

    private PlainCard() {}

    /** @return the card of the network alone: one look at the picture as it is, no calibration, no review */
    static ModelCard ofNetworkAlone(ModelCard card) {
        JsonObject json = json(card);
        json.addProperty("testTimeAugmentation", "none");
        json.addProperty("temperature", 1);
        json.add("priorCorrection", new JsonArray());
        json.add("preprocessing", new JsonArray());
        return Json.read(json, ModelCard.class);
    }

    /** @return the card of the same model as a network that gives probabilities, in another file */
    static JsonObject of(ModelCard card, WeightsFile file) {
        JsonObject json = json(card.withWeights(file));
        json.addProperty("output", Output.PROBABILITIES.name().toLowerCase(Locale.ROOT));
        return json;
    }

    private static JsonObject json(ModelCard card) {
        return JsonText.parse(Json.write(card)).getAsJsonObject();
    }
}
