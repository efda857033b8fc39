// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.lesionj.io.Spelling;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Records as JSON and back, strictly: an unknown key, a missing key or a value of the wrong kind is an error that names
 * the place and, for a misspelt key, the nearest known one. A record may hold numbers, booleans, strings, enums (in
 * lower case), lists, maps by string, {@link JsonObject} for anything, and further records.
 */
public final class Json {

    private static final Gson PRINTER =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeSpecialFloatingPointValues().create();

    private Json() {}

    /**
     * Reads a record.
     *
     * @param text JSON
     * @param type the record's class
     * @throws ModelException if the text is no JSON or does not fit; the message starts with the key's path
     */
    public static <R extends Record> R read(String text, Class<R> type) {
        try {
            return type.cast(value(JsonParser.parseString(text), type, ""));
        } catch (JsonParseException e) {
            throw new ModelException("This is not valid JSON: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw LibraryClash.explain(e);
        }
    }

    /** @return indented JSON */
    public static String write(Record record) {
        return PRINTER.toJson(element(record)) + "\n";
    }

    private static Object value(JsonElement json, Type type, String path) {
        if (type instanceof ParameterizedType generic) return collection(json, generic, path);
        Class<?> raw = (Class<?>) type;
        try {
            if (raw == JsonObject.class) return json.getAsJsonObject();
            if (raw.isRecord()) return record(json.getAsJsonObject(), raw, path);
            if (raw.isEnum()) return constant(json.getAsString(), raw, path);
            if (raw == String.class) return json.getAsString();
            if (raw == boolean.class && json.getAsJsonPrimitive().isBoolean()) return json.getAsBoolean();
            if (raw == int.class) return json.getAsBigDecimal().intValueExact();
            if (raw == long.class) return json.getAsBigDecimal().longValueExact();
            if (raw == double.class || raw == Double.class) return json.getAsDouble();
            if (raw == Integer.class) return json.getAsBigDecimal().intValueExact();
        } catch (IllegalStateException | UnsupportedOperationException | ArithmeticException | NumberFormatException e) {
            throw new ModelException(at(path) + json + " is no " + raw.getSimpleName().toLowerCase(Locale.ROOT), e);
        }
        throw new ModelException(at(path) + json + " is no " + raw.getSimpleName().toLowerCase(Locale.ROOT));
    }

    private static Object collection(JsonElement json, ParameterizedType type, String path) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            if (!json.isJsonArray()) throw new ModelException(at(path) + "a list [..] is needed, not " + json);
            List<Object> list = new ArrayList<>();
            for (JsonElement item : json.getAsJsonArray())
                list.add(value(item, arguments[0], path + "[" + list.size() + "]"));
            return List.copyOf(list);
        }
        if (!json.isJsonObject()) throw new ModelException(at(path) + "an object {..} is needed, not " + json);
        Map<String, Object> map = new LinkedHashMap<>();
        json.getAsJsonObject().entrySet().forEach(entry ->
                map.put(entry.getKey(), value(entry.getValue(), arguments[1], join(path, entry.getKey()))));
        return map;
    }

    private static Object record(JsonObject json, Class<?> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
        for (String key : json.keySet())
            if (!known.contains(key))
                throw new ModelException(at(path) + "unknown key \"" + key + "\"; did you mean \""
                        + Spelling.nearest(key, known) + "\"? Known keys are " + String.join(", ", known));
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            RecordComponent component = components[i];
            JsonElement given = json.get(component.getName());
            if (given == null && component.isAnnotationPresent(Default.class))
                given = JsonParser.parseString(component.getAnnotation(Default.class).value());
            if (given == null)
                throw new ModelException(at(path) + "the key \"" + component.getName() + "\" is missing");
            values[i] = value(given, component.getGenericType(), join(path, component.getName()));
        }
        return construct(type, components, values, path);
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] values, String path) {
        try {
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new ModelException(at(path) + e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be built from JSON", e);
        }
    }

    private static Object constant(String text, Class<?> type, String path) {
        for (Object constant : type.getEnumConstants())
            if (name(constant).equals(text)) return constant;
        String known = Arrays.stream(type.getEnumConstants()).map(Json::name).collect(Collectors.joining(", "));
        throw new ModelException(at(path) + "\"" + text + "\" is none of " + known);
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static JsonElement element(Object value) {
        if (value instanceof JsonElement json) return json;
        if (value instanceof Number number) return new JsonPrimitive(number);
        if (value instanceof Boolean flag) return new JsonPrimitive(flag);
        if (value instanceof Enum<?> constant) return new JsonPrimitive(name(constant));
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(item -> array.add(element(item)));
            return array;
        }
        JsonObject object = new JsonObject();
        if (value instanceof Map<?, ?> map) map.forEach((key, item) -> object.add(key.toString(), element(item)));
        else if (value instanceof Record) fill(object, value);
        else return new JsonPrimitive(value.toString());
        return object;
    }

    private static void fill(JsonObject object, Object record) {
        try {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                object.add(component.getName(), element(component.getAccessor().invoke(record)));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass() + " cannot be written as JSON", e);
        }
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String at(String path) {
        return path.isEmpty() ? "" : path + ": ";
    }
}
