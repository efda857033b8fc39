// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.lesionj.model.JsonText;
import io.github.lesionj.model.ModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * A value of a description with the way to it, so that what is wrong can be named.
 *
 * @param place such as {@code inputs.0.axes}; empty for the whole
 * @param value JSON's null where there is none
 */
record Field(String place, JsonElement value) {

    Field at(String key) {
        JsonElement inner = value instanceof JsonObject object ? object.get(key) : null;
        return new Field(place.isEmpty() ? key : place + "." + key, inner == null ? JsonNull.INSTANCE : inner);
    }

    boolean isThere() {
        return !value.isJsonNull();
    }

    /** @return the elements of a list; none where there is none */
    List<Field> all() {
        List<Field> all = new ArrayList<>();
        if (!isThere()) return all;
        if (!(value instanceof JsonArray array)) throw wrong("must be a list");
        for (int i = 0; i < array.size(); i++) all.add(new Field(place + "." + i, array.get(i)));
        return all;
    }

    /** @return the one element of a list */
    Field only() {
        List<Field> all = all();
        if (all.size() != 1) throw wrong("has " + all.size() + " entries; LesionJ runs models of one");
        return all.get(0);
    }

    String text() {
        if (!value.isJsonPrimitive()) throw wrong("must be a text");
        return value.getAsString();
    }

    String textOr(String other) {
        return isThere() ? text() : other;
    }

    double number() {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) throw wrong("must be a number");
        return value.getAsDouble();
    }

    /** @return a number for each channel: a list of so many, or one for all */
    double[] numbers(int channels) {
        double[] numbers = new double[channels];
        List<Field> all = value instanceof JsonArray ? all() : List.of();
        if (!all.isEmpty() && all.size() != channels) throw wrong("takes " + channels + " numbers");
        for (int i = 0; i < channels; i++)
            numbers[i] = all.isEmpty() ? number() : all.get(i).number();
        return numbers;
    }

    ModelException wrong(String how) {
        return new ModelException(place + " " + how
                + (value.isJsonPrimitive() ? " (it is \"" + JsonText.cut(value.getAsString()) + "\")" : ""));
    }
}
