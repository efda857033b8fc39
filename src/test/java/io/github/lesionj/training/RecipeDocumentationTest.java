// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lesionj.model.Default;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/recipes.md names every key of a recipe, its default and its range, and nothing else. */
class RecipeDocumentationTest {

    private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)` \\| (required|`.*?`) \\| (.*?) \\| .* \\|");
    private static final Pattern LEAST = Pattern.compile("(above )?(-?[\\d.]+)( or more| to .*)?");
    private static final Pattern MOST = Pattern.compile(".* to (below )?([\\d.]+)");

    private static final Map<String, String> DEFAULTS = new TreeMap<>();
    private static final Map<String, String> VALUES = new TreeMap<>();

    @BeforeAll
    static void readRows() throws IOException {
        for (String line : Files.readAllLines(Path.of("docs/recipes.md"))) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) continue;
            DEFAULTS.put(row.group(1), row.group(2).replace("`", ""));
            VALUES.put(row.group(1), row.group(3));
        }
    }

    private static Map<String, RecordComponent> keys(Class<?> type, String path) {
        Map<String, RecordComponent> keys = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents())
            if (component.getType().isRecord())
                keys.putAll(keys(component.getType(), path + component.getName() + "."));
            else keys.put(path + component.getName(), component);
        return keys;
    }

    @Test
    void everyKeyStandsWithItsDefault() {
        Map<String, String> wanted = new TreeMap<>();
        keys(Recipe.class, "").forEach((key, component) -> {
            Default given = component.getAnnotation(Default.class);
            wanted.put(key, given == null ? "required" : given.value());
        });
        assertEquals(lines(wanted), lines(DEFAULTS));
    }

    private static String lines(Map<String, String> map) {
        return map.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void everyChoiceIsNamed() {
        keys(Recipe.class, "").forEach((key, component) -> {
            if (!component.getType().isEnum()) return;
            assertEquals(
                    Arrays.stream(component.getType().getEnumConstants())
                            .map(constant -> "`" + constant.toString().toLowerCase(Locale.ROOT) + "`")
                            .collect(Collectors.joining(", ")),
                    VALUES.get(key),
                    key);
        });
    }

    @Test
    void everyRangeHolds() {
        int[] checked = {0};
        keys(Recipe.class, "").forEach((key, component) -> {
            Matcher least = LEAST.matcher(VALUES.get(key));
            if (!component.getType().isPrimitive() || !least.matches()) return;
            double step = component.getType() == double.class ? 1e-6 : 1;
            edge(key, Double.parseDouble(least.group(2)), least.group(1) != null, -step);
            Matcher most = MOST.matcher(VALUES.get(key));
            if (most.matches()) edge(key, Double.parseDouble(most.group(2)), most.group(1) != null, step);
            checked[0]++;
        });
        assertTrue(checked[0] > 30, "rows with a range: " + checked[0]);
    }

    /** The edge itself is allowed, or not where it is excluded; a step beyond never is. */
    private static void edge(String key, double edge, boolean excluded, double beyond) {
        if (excluded) assertThrows(ModelException.class, () -> read(key, edge), key + " = " + edge);
        else assertDoesNotThrow(() -> read(key, edge), key + " = " + edge);
        assertThrows(ModelException.class, () -> read(key, edge + beyond), key + " = " + (edge + beyond));
    }

    private static void read(String key, double value) {
        JsonObject recipe =
                JsonParser.parseString(TinyData.segmentationRecipe(1)).getAsJsonObject();
        String[] path = key.split("\\.");
        JsonObject group = recipe;
        for (int i = 0; i < path.length - 1; i++) {
            if (!group.has(path[i])) group.add(path[i], new JsonObject());
            group = group.getAsJsonObject(path[i]);
        }
        Number number = value == Math.rint(value) ? (Number) (long) value : (Number) value;
        group.addProperty(path[path.length - 1], number);
        Json.read(recipe.toString(), Recipe.class);
    }
}
