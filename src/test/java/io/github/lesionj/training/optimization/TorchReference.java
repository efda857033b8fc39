// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lesionj.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What PyTorch's own optimisers and schedules did; written by src/test/reference/torch_optimizers.py. */
record TorchReference(JsonObject json) {

    static TorchReference read() {
        try (InputStream in = TorchReference.class.getResourceAsStream("/reference/torch-optimizers.json")) {
            return new TorchReference(JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonObject> cases(String kind) {
        return StreamSupport.stream(json.getAsJsonArray(kind).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }

    static Optimizer settings(JsonObject reference) {
        return Json.read(reference.get("settings").toString(), Optimizer.class);
    }

    static double[] numbers(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    static float[] floats(JsonElement array, int from, int to) {
        JsonArray all = array.getAsJsonArray();
        float[] part = new float[to - from];
        for (int i = 0; i < part.length; i++) part[i] = all.get(from + i).getAsFloat();
        return part;
    }
}
