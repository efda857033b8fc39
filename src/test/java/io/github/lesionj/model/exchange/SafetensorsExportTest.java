// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.Weights;
import io.github.lesionj.model.WeightsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SafetensorsExportTest {

    private static StoredModel bundled(String name) {
        return ModelStore.bundled(name).orElseThrow();
    }

    /** Read without LesionJ's own reader: eight bytes of length, JSON, numbers one after the other. */
    @Test
    void theFileIsWhatTheFormatSays() throws IOException {
        StoredModel model = bundled("efficientnetlite0-ham10000");
        ByteBuffer file = ByteBuffer.wrap(SafetensorsExport.bytes(model)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] json = new byte[Math.toIntExact(file.getLong())];
        assertEquals(0, json.length % 8);
        file.get(json);
        JsonObject header =
                JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
        JsonObject metadata = header.remove("__metadata__").getAsJsonObject();
        assertEquals("pt", metadata.get("format").getAsString());
        assertEquals("EfficientNetLite0", metadata.get("network").getAsString());
        assertEquals(names("EfficientNetLite0"), List.copyOf(header.keySet()));
        ByteBuffer numbers = file.slice().order(ByteOrder.LITTLE_ENDIAN);
        long end = 0;
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            JsonObject tensor = entry.getValue().getAsJsonObject();
            assertEquals("F32", tensor.get("dtype").getAsString());
            assertEquals(end, tensor.getAsJsonArray("data_offsets").get(0).getAsLong());
            long count = 1;
            for (JsonElement size : tensor.getAsJsonArray("shape")) count *= size.getAsLong();
            float[] values = new float[(int) count];
            numbers.slice((int) end, (int) (4 * count))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            assertArrayEquals(model.weights().values(entry.getKey()), values, entry.getKey());
            end += 4 * count;
        }
        assertEquals(numbers.capacity(), end);
    }

    private static List<String> names(String network) throws IOException {
        try (InputStream in = SafetensorsExportTest.class.getResourceAsStream("/network/parameter-names.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int from = lines.indexOf("# " + network) + 1;
            return lines.subList(from, lines.size()).stream()
                    .takeWhile(line -> !line.startsWith("#"))
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(" "))
                    .flatMap(words -> Arrays.stream(words).skip(1).map(last -> words[0] + "." + last))
                    .toList();
        }
    }

    @Test
    void readsBackAsTheSameNumbers() {
        StoredModel model = bundled("efficientnetlite0-unet-isic2017");
        Weights back = Weights.read(SafetensorsExport.bytes(model));
        assertEquals(
                model.weights().tensors().keySet().stream().toList(),
                back.tensors().keySet().stream().toList());
        assertArrayEquals(model.weights().values("head.weight"), back.values("head.weight"));
    }

    @Test
    void textsOfAnyLanguageKeepTheHeaderWhole() {
        Weights weights = bundled("efficientnetlite0-unet-isic2017").weights().only(Set.of("head.bias"));
        byte[] bytes = weights.toBytes(false, Map.of("model", "n\u00e4vus \u7591"));
        assertTrue(Weights.isSafetensors(bytes));
        assertArrayEquals(weights.values("head.bias"), Weights.read(bytes).values("head.bias"));
    }

    @Test
    void refusesWhatWasMadeElsewhere() {
        StoredModel model = bundled("efficientnetlite0-unet-isic2017");
        StoredModel foreign = new StoredModel(
                model.card().withWeights(new WeightsFile("model.onnx", "0".repeat(64), 1)), new byte[1]);
        assertTrue(assertThrows(ModelException.class, () -> SafetensorsExport.bytes(foreign))
                .getMessage()
                .contains("was made elsewhere"));
    }
}
