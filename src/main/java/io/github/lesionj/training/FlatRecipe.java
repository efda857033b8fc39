// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Recipes without groups, as they are handed around: all keys side by side, some under the names of before the groups.
 * Each key is put where it belongs and under its name of today; what none of them is stays where it is, to be refused by
 * the reader of recipes.
 */
final class FlatRecipe {

    private static final Set<String> GROUPS = Set.of("about", "model", "training", "finish");

    /** Where each key belongs: its place, and its name there where that is another. */
    private static final Map<String, String> PLACES = new TreeMap<>(Map.ofEntries(
            Map.entry("name", "about.name"),
            Map.entry("description", "about.description"),
            Map.entry("license", "about.license"),
            Map.entry("licence", "about.license"),
            Map.entry("notices", "about.notices"),
            Map.entry("citations", "about.citations"),
            Map.entry("task", "model.task"),
            Map.entry("network", "model.network"),
            Map.entry("input", "model.input"),
            Map.entry("preprocessing", "model.preprocessing"),
            Map.entry("classes", "model.classes"),
            Map.entry("region", "model.region"),
            Map.entry("start", "training.start"),
            Map.entry("loss", "training.loss"),
            Map.entry("sampling", "training.sampling"),
            Map.entry("classWeightPower", "training.classWeightPower"),
            Map.entry("labelSmoothing", "training.labelSmoothing"),
            Map.entry("augmentation", "training.augmentation"),
            Map.entry("optimizer", "training.optimizer"),
            Map.entry("freeze", "training.freeze"),
            Map.entry("batchSize", "training.batchSize"),
            Map.entry("accumulation", "training.accumulationSteps"),
            Map.entry("accumulationSteps", "training.accumulationSteps"),
            Map.entry("epochs", "training.epochs"),
            Map.entry("earlyStopping", "training.earlyStopping"),
            Map.entry("averaging", "training.emaDecay"),
            Map.entry("emaDecay", "training.emaDecay"),
            Map.entry("postProcessing", "finish.postProcessing"),
            Map.entry("chooseThreshold", "finish.chooseThreshold"),
            Map.entry("mirrored", "finish.testTimeAugmentation"),
            Map.entry("testTimeAugmentation", "finish.testTimeAugmentation"),
            Map.entry("halfPrecision", "finish.weightsType"),
            Map.entry("weightsType", "finish.weightsType")));

    /** Names within a group that changed with the groups. */
    private static final Map<String, Map<String, String>> RENAMED = Map.of(
            "input", Map.of("fit", "resize", "colours", "colorSpace", "contrast", "contrastPercentiles"),
            "region", Map.of("crop", "cropToLesion", "mask", "maskBackground"),
            "postProcessing", Map.of("high", "highThreshold", "low", "lowThreshold", "parts", "components"),
            "optimizer",
                    Map.of(
                            "rule",
                            "name",
                            "clip",
                            "gradientClipping",
                            "warmUpEpochs",
                            "warmupEpochs",
                            "rateFactors",
                            "learningRateFactors"),
            "earlyStopping", Map.of("watch", "monitor"),
            "schedule",
                    Map.of(
                            "kind",
                            "name",
                            "everyEpochs",
                            "stepEpochs",
                            "watch",
                            "monitor",
                            "startRate",
                            "startFactor",
                            "rise",
                            "pctStart"));

    private static final int PLANES_OF_ALL_SPACES = 7;

    private FlatRecipe() {}

    /** @return the recipe in groups: the given one where it has any, which is not changed */
    static JsonElement grouped(JsonElement recipe) {
        if (!recipe.isJsonObject() || recipe.getAsJsonObject().keySet().stream().anyMatch(GROUPS::contains))
            return recipe;
        JsonObject groups = new JsonObject();
        for (Map.Entry<String, JsonElement> entry : recipe.getAsJsonObject().entrySet()) {
            String[] place = PLACES.getOrDefault(entry.getKey(), entry.getKey()).split("\\.", 2);
            if (place.length == 1) groups.add(entry.getKey(), entry.getValue());
            else put(groups, place[0], place[1], today(entry.getKey(), entry.getValue()));
        }
        return groups;
    }

    private static void put(JsonObject groups, String group, String key, JsonElement value) {
        if (!groups.has(group)) groups.add(group, new JsonObject());
        groups.getAsJsonObject(group).add(key, value);
    }

    private static JsonElement today(String key, JsonElement value) {
        if (key.equals("mirrored") && isTruth(value)) return new JsonPrimitive(value.getAsBoolean() ? "flips" : "none");
        if (key.equals("halfPrecision") && isTruth(value))
            return new JsonPrimitive(value.getAsBoolean() ? "float16" : "float32");
        if (!value.isJsonObject()) return value;
        JsonObject renamed = new JsonObject();
        Map<String, String> names = RENAMED.getOrDefault(key, Map.of());
        value.getAsJsonObject()
                .entrySet()
                .forEach(inner -> renamed.add(
                        names.getOrDefault(inner.getKey(), inner.getKey()), today(inner.getKey(), inner.getValue())));
        if (key.equals("input")) perPlane(renamed);
        if (key.equals("optimizer")) absolute(renamed);
        return renamed;
    }

    private static boolean isTruth(JsonElement value) {
        return value instanceof JsonPrimitive given && given.isBoolean();
    }

    /** One number stands for all planes. */
    private static void perPlane(JsonObject input) {
        boolean all = input.get("colorSpace") instanceof JsonPrimitive space
                && space.getAsString().equals("rgb_hsv_l");
        for (String key : List.of("mean", "std")) {
            if (!(input.get(key) instanceof JsonPrimitive number)) continue;
            JsonArray numbers = new JsonArray();
            for (int plane = 0; plane < (all ? PLANES_OF_ALL_SPACES : 3); plane++) numbers.add(number);
            input.add(key, numbers);
        }
    }

    /** The last rate was a share of the first. */
    private static void absolute(JsonObject optimizer) {
        if (!(optimizer.get("lastRate") instanceof JsonPrimitive share) || !share.isNumber()) return;
        if (!(optimizer.get("learningRate") instanceof JsonPrimitive rate) || !rate.isNumber()) return;
        optimizer.remove("lastRate");
        optimizer.addProperty("minLearningRate", rate.getAsDouble() * share.getAsDouble());
    }
}
