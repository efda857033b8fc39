// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number of a recipe, set to what is none or absurd: one sentence that names the key, at once. */
class RecipeNumbersTest {

    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, double.class, Integer.class, Double.class);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final String PLACE = "\"@\"";

    /** A number of a recipe: the keys that lead to it, and whether it stands in a list or in a map. */
    record Place(List<String> path, String around) {

        @Override
        public String toString() {
            return String.join(".", path) + around.replace(PLACE, "");
        }

        String key() {
            return path.get(path.size() - 1);
        }
    }

    static Stream<Place> places() {
        List<Place> places = new ArrayList<>();
        collect(Recipe.class, List.of(), places);
        return places.stream();
    }

    private static void collect(Class<?> type, List<String> path, List<Place> places) {
        for (RecordComponent component : type.getRecordComponents()) {
            List<String> inner =
                    Stream.concat(path.stream(), Stream.of(component.getName())).toList();
            if (component.getType().isRecord()) collect(component.getType(), inner, places);
            else if (NUMBERS.contains(component.getType())) places.add(new Place(inner, PLACE));
            else if (holdsNumbers(component.getGenericType()))
                for (String around : component.getType() == List.class
                        ? List.of("[" + PLACE + "]", "[0.5, " + PLACE + "]", "[" + PLACE + ", 0.5, 0.5]")
                        : List.of("{\"head\": " + PLACE + "}")) places.add(new Place(inner, around));
        }
    }

    private static boolean holdsNumbers(Type type) {
        return type instanceof ParameterizedType generic
                && NUMBERS.contains(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
    }

    @Test
    void noNumberIsForgotten() {
        List<String> keys = places().map(Place::toString).toList();
        assertTrue(keys.size() > 60, keys.toString());
        assertTrue(
                keys.containsAll(List.of(
                        "training.epochs",
                        "training.optimizer.betas[0.5, ]",
                        "model.network.widths[]",
                        "training.optimizer.learningRateFactors{\"head\": }",
                        "seed")),
                keys.toString());
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsNoNumberOrAbsurdIsRefused(Place place) {
        for (String value :
                List.of("NaN", "Infinity", "-Infinity", "\"NaN\"", "\"Infinity\"", "1e308", "-1e308", "1e400"))
            for (String recipe : recipes(place, value)) {
                String sentence = refusal(recipe).orElse(place + " = " + value + " is taken");
                assertTrue(
                        sentence.startsWith("Recipe test: ")
                                && (sentence.contains(place.key()) || sentence.contains("is not valid JSON")),
                        sentence);
            }
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsSmallIsTakenOrRefused(Place place) {
        for (String value : List.of("-1", "0", "0.5", "1", "2147483647", "-9223372036854775808", "1e-308"))
            for (String recipe : recipes(place, value)) refusal(recipe);
    }

    private static List<String> recipes(Place place, String value) {
        return Stream.of(TinyData.segmentationRecipe(2), TinyData.classificationRecipe(2))
                .map(text -> {
                    JsonObject recipe = JsonParser.parseString(text).getAsJsonObject();
                    JsonObject group = recipe;
                    for (String key : place.path().subList(0, place.path().size() - 1)) {
                        if (!group.has(key)) group.add(key, new JsonObject());
                        group = group.getAsJsonObject(key);
                    }
                    group.addProperty(place.key(), "@@");
                    return recipe.toString().replace("\"@@\"", place.around().replace(PLACE, value));
                })
                .toList();
    }

    /** @return the sentence; empty if the recipe is read */
    private static Optional<String> refusal(String recipe) {
        return assertTimeout(AT_ONCE, () -> {
            try {
                Recipe.parse(recipe, "test");
                return Optional.empty();
            } catch (TrainingException e) {
                assertTrue(
                        e.getMessage().length() < 700
                                && !e.getMessage().contains("\n")
                                && !e.getMessage().contains("Exception"),
                        e.getMessage());
                assertEquals(e.getMessage(), e.getMessage().strip());
                return Optional.of(e.getMessage());
            }
        });
    }
}
