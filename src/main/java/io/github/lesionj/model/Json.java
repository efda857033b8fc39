// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Records as JSON and back, strictly: an unknown key, a missing key or a value of the wrong kind is an error that names
 * the place and, for a misspelt key, the nearest known one. A record may hold numbers, booleans, strings, enums (in
 * lower case), lists, maps by string, {@link JsonObject} for anything, and further records.
 */
public final class Json {

    private static final Gson PRINTER =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

    /** Above this not every whole number is a double. */
    private static final double LARGEST_EXACT = 0x1p53;

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
            return read(JsonText.parse(text), type);
        } catch (LinkageError e) {
            throw LibraryClash.explain(e);
        }
    }

    /** As {@link #read(String, Class)}, for a text that {@link JsonText} has parsed. */
    public static <R extends Record> R read(JsonElement json, Class<R> type) {
        return type.cast(value(json, type, "", false));
    }

    /** @return indented JSON */
    public static String write(Record record) {
        return PRINTER.toJson(element(record)) + "\n";
    }

    /** @param any whether numbers may be NaN or infinite, as text */
    private static Object value(JsonElement json, Type type, String path, boolean any) {
        if (type instanceof ParameterizedType generic) return collection(json, generic, path, any);
        Class<?> raw = (Class<?>) type;
        if (raw == JsonObject.class && json.isJsonObject()) return json.getAsJsonObject();
        if (raw.isRecord() && json.isJsonObject()) return record(json.getAsJsonObject(), raw, path);
        if (json instanceof JsonPrimitive given) {
            if (raw.isEnum() && given.isString()) return constant(given.getAsString(), raw, path);
            if (raw == String.class && given.isString()) return given.getAsString();
            if (raw == boolean.class && given.isBoolean()) return given.getAsBoolean();
            if (isReal(raw) && given.isNumber()) return given.getAsDouble();
            if (isReal(raw) && any && NOT_FINITE.contains(given.getAsString()))
                return Double.valueOf(given.getAsString());
            if (raw == long.class && isWhole(given, Long.MIN_VALUE, Long.MAX_VALUE)) return given.getAsLong();
            if ((raw == int.class || raw == Integer.class) && isWhole(given, Integer.MIN_VALUE, Integer.MAX_VALUE))
                return given.getAsInt();
        }
        throw new ModelException(at(path) + JsonText.cut(json.toString()) + " is no " + kind(raw));
    }

    private static boolean isReal(Class<?> type) {
        return type == double.class || type == Double.class;
    }

    private static boolean isWhole(JsonPrimitive given, long least, long most) {
        if (!given.isNumber()) return false;
        if (given.getAsNumber() instanceof Long number) return number >= least && number <= most;
        double number = given.getAsDouble();
        return number == Math.rint(number) && Math.abs(number) < LARGEST_EXACT && number >= least && number <= most;
    }

    private static String kind(Class<?> type) {
        if (type == String.class || type.isEnum()) return "text in quotation marks";
        if (type == boolean.class) return "truth value: true or false";
        if (isReal(type)) return "number";
        if (type == long.class || type == int.class || type == Integer.class) return "whole number that fits";
        return "object {..}";
    }

    private static Object collection(JsonElement json, ParameterizedType type, String path, boolean any) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            if (!json.isJsonArray())
                throw new ModelException(at(path) + "a list [..] is needed, not " + JsonText.cut(json.toString()));
            List<Object> list = new ArrayList<>();
            for (JsonElement item : json.getAsJsonArray())
                list.add(value(item, arguments[0], path + "[" + list.size() + "]", any));
            return List.copyOf(list);
        }
        if (!json.isJsonObject())
            throw new ModelException(at(path) + "an object {..} is needed, not " + JsonText.cut(json.toString()));
        Map<String, Object> map = new LinkedHashMap<>();
        json.getAsJsonObject()
                .entrySet()
                .forEach(entry -> map.put(
                        entry.getKey(), value(entry.getValue(), arguments[1], join(path, entry.getKey()), any)));
        return map;
    }

    private static Object record(JsonObject json, Class<?> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (String key : json.keySet())
            if (!known.contains(key))
                throw new ModelException(at(path) + "unknown key \"" + JsonText.cut(key) + "\"; did you mean \""
                        + Spelling.nearest(JsonText.cut(key), known) + "\"? Known keys are "
                        + String.join(", ", known));
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            RecordComponent component = components[i];
            JsonElement given = json.get(component.getName());
            if (given == null && component.isAnnotationPresent(Default.class))
                given = JsonText.parse(component.getAnnotation(Default.class).value());
            if (given == null)
                throw new ModelException(at(path) + "the key \"" + component.getName() + "\" is missing");
            values[i] = value(
                    given,
                    component.getGenericType(),
                    join(path, component.getName()),
                    component.isAnnotationPresent(AnyNumber.class));
        }
        return construct(type, components, values, path);
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] values, String path) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
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
        for (Object constant : type.getEnumConstants()) if (name(constant).equals(text)) return constant;
        String known = Arrays.stream(type.getEnumConstants()).map(Json::name).collect(Collectors.joining(", "));
        throw new ModelException(at(path) + "\"" + JsonText.cut(text) + "\" is none of " + known);
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static JsonElement element(Object value) {
        if (value instanceof JsonElement json) return json;
        if (value instanceof Double number && !Double.isFinite(number)) return new JsonPrimitive(number.toString());
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
