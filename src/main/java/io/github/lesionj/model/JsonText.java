// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON as its standard has it, from anybody: what lenient readers let pass (a key given twice, NaN, a number that no
 * computer holds, comments, text after the end) is an error, and so are brackets nested so deep that they would exhaust
 * the stack.
 */
public final class JsonText {

    private static final int DEEPEST = 64;
    private static final Pattern PLACE = Pattern.compile("at (line \\d+ column \\d+)");

    private JsonText() {}

    /** @throws ModelException if the text is no such JSON; its message is one sentence that says where */
    public static JsonElement parse(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            JsonElement element = element(reader, 0);
            if (reader.peek() != JsonToken.END_DOCUMENT) throw new MalformedJsonException("");
            return element;
        } catch (EOFException e) {
            throw new ModelException("This is not valid JSON: it ends early", e);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
            throw new ModelException(
                    "This is not valid JSON" + (place.find() ? " at " + place.group(1) : "")
                            + ": something is missing or too much there, or a word, such as NaN, is not in quotation marks",
                    e);
        }
    }

    private static JsonElement element(JsonReader reader, int depth) throws IOException {
        if (depth > DEEPEST)
            throw new ModelException("This is not valid JSON: its brackets are nested more than " + DEEPEST + " deep");
        switch (reader.peek()) {
            case BEGIN_ARRAY -> {
                JsonArray array = new JsonArray();
                reader.beginArray();
                while (reader.hasNext()) array.add(element(reader, depth + 1));
                reader.endArray();
                return array;
            }
            case BEGIN_OBJECT -> {
                JsonObject object = new JsonObject();
                reader.beginObject();
                while (reader.hasNext()) {
                    String key = reader.nextName();
                    if (object.has(key)) throw new ModelException("the key \"" + place(reader) + "\" is given twice");
                    object.add(key, element(reader, depth + 1));
                }
                reader.endObject();
                return object;
            }
            case STRING -> {
                return new JsonPrimitive(reader.nextString());
            }
            case NUMBER -> {
                return new JsonPrimitive(number(reader));
            }
            case BOOLEAN -> {
                return new JsonPrimitive(reader.nextBoolean());
            }
            case NULL -> {
                reader.nextNull();
                return JsonNull.INSTANCE;
            }
            default -> throw new MalformedJsonException("");
        }
    }

    /** A whole number as such where 64 bits hold it. */
    private static Number number(JsonReader reader) throws IOException {
        String place = place(reader);
        String text = reader.nextString();
        if (text.matches("-?\\d{1,18}")) return Long.valueOf(text);
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) throw new ModelException(place + ": the number " + cut(text) + " is too large");
        if (number == Math.rint(number) && text.matches("-?\\d{19}"))
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                return number;
            }
        return number;
    }

    private static String place(JsonReader reader) {
        String path = reader.getPath().replaceFirst("^\\$\\.?", "");
        return path.isEmpty() ? "the text" : cut(path);
    }

    /** @return a text short enough for a sentence, without anything that a terminal would obey */
    public static String cut(String text) {
        String plain = text.substring(0, Math.min(text.length(), 61)).replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "...";
    }
}
