// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.lesionj.model.ModelException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML as JSON's values: texts, numbers, truth values, lists, and objects whose keys are texts. */
final class Yaml {

    private static final int MOST_LETTERS = 4_000_000;
    private static final int DEEPEST = 40;
    private static final String STEP = "  ";

    private Yaml() {}

    /**
     * Reads a document; nothing in it can make an object of a class or grow by references.
     *
     * @throws ModelException if it is none, or no object
     */
    static JsonObject read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_LETTERS);
        options.setMaxAliasesForCollections(DEEPEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setAllowDuplicateKeys(false);
        try {
            Object root = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text);
            if (json(root, 0) instanceof JsonObject object) return object;
        } catch (YAMLException e) {
            throw new ModelException(
                    "it is no YAML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        }
        throw new ModelException("it holds no keys and values");
    }

    private static JsonElement json(Object value, int depth) {
        if (depth > DEEPEST) throw new ModelException("it is nested more than " + DEEPEST + " deep");
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, inner) -> object.add(String.valueOf(key), json(inner, depth + 1)));
            return object;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(inner -> array.add(json(inner, depth + 1)));
            return array;
        }
        if (value instanceof Number number) return new JsonPrimitive(number);
        if (value instanceof Boolean truth) return new JsonPrimitive(truth);
        return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value.toString());
    }

    /** @return an object as a YAML document, its keys in order; texts are quoted */
    static String write(JsonObject root) {
        StringBuilder out = new StringBuilder();
        object(root, "", out);
        return out.toString();
    }

    private static void object(JsonObject object, String indent, StringBuilder out) {
        object.entrySet().forEach(entry -> {
            out.append(indent).append(key(entry.getKey())).append(':');
            value(entry.getValue(), indent, out);
        });
    }

    private static String key(String key) {
        return key.matches("[A-Za-z_][A-Za-z0-9_]*") ? key : new JsonPrimitive(key).toString();
    }

    private static void value(JsonElement value, String indent, StringBuilder out) {
        if (value instanceof JsonObject object && !object.isEmpty()) {
            out.append('\n');
            object(object, indent + STEP, out);
        } else if (value instanceof JsonArray array
                && array.asList().stream().anyMatch(inner -> !inner.isJsonPrimitive() && !inner.isJsonNull())) {
            out.append('\n');
            for (JsonElement inner : array) {
                out.append(indent).append('-');
                if (inner instanceof JsonObject object && !object.isEmpty()) {
                    StringBuilder item = new StringBuilder();
                    object(object, indent + STEP, item);
                    out.append(' ').append(item.substring(indent.length() + STEP.length()));
                } else out.append(' ').append(inline(inner)).append('\n');
            }
        } else out.append(' ').append(inline(value)).append('\n');
    }

    private static String inline(JsonElement value) {
        if (value instanceof JsonArray array)
            return "["
                    + String.join(
                            ", ", array.asList().stream().map(Yaml::inline).toList()) + "]";
        if (value instanceof JsonPrimitive number && number.isNumber())
            return number.getAsNumber() instanceof Double || number.getAsNumber() instanceof Float
                    ? decimal(number.getAsDouble())
                    : number.toString();
        return value.toString();
    }

    /** Neither YAML 1.1 nor 1.2 reads a text out of digits with a point. */
    private static String decimal(double number) {
        String plain = BigDecimal.valueOf(number).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }
}
