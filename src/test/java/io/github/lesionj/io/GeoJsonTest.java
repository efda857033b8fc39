// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.imglib2.FinalDimensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoJsonTest {

    private static final String SQUARE = "[[[1,0],[4,0],[4,3],[1,3],[1,0]]]";

    @TempDir
    Path folder;

    private Path save(String text) throws IOException {
        return Files.writeString(folder.resolve("mole.geojson"), text);
    }

    private byte[] read(String text) throws IOException {
        return Pixels.bits(MaskFile.read(save(text), new FinalDimensions(6, 3)));
    }

    private String refusal(String text) throws IOException {
        Path file = save(text);
        String message =
                assertThrows(IOException.class, () -> GeoJson.read(file, 6, 3)).getMessage();
        assertTrue(message.startsWith(file + " "), message);
        return message;
    }

    /** As QuPath 0.5 exports an annotation with a hole, a detection's point, and one without a class. */
    @Test
    void whatQuPathExportsIsRead() throws IOException {
        String text = """
                {
                  "type": "FeatureCollection",
                  "features": [
                    {
                      "type": "Feature",
                      "id": "8b1b7c5e-0a39-4a52-9c0f-0c1f6bd4b9a1",
                      "geometry": {
                        "type": "Polygon",
                        "coordinates": [
                          [ [0, 0], [3.0, 0], [3.0, 3], [0, 3], [0, 0] ],
                          [ [1, 1], [2, 1], [2, 2], [1, 2], [1, 1] ]
                        ]
                      },
                      "properties": {
                        "objectType": "annotation",
                        "name": "a \\"mole\\" [1]",
                        "classification": { "name": "Tumor", "color": [200, 0, 0] },
                        "isLocked": false
                      }
                    },
                    {
                      "type": "Feature",
                      "geometry": { "type": "Point", "coordinates": [5.2, 0.4] },
                      "properties": { "objectType": "annotation" }
                    },
                    {
                      "type": "Feature",
                      "geometry": { "type": "MultiPolygon", "coordinates": [
                        [ [ [4.4, 0.4], [5.6, 0.4], [5.6, 1.4], [4.4, 1.4], [4.4, 0.4] ] ],
                        [ [ [5, 2], [9, 2], [9, 7], [5, 7], [5, 2] ] ]
                      ] },
                      "properties": { "objectType": "annotation" }
                    }
                  ]
                }
                """;
        assertArrayEquals(new byte[] {1, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1}, read(text));
    }

    @Test
    void listsFeaturesAndGeometriesAreRead() throws IOException {
        byte[] square = {0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0};
        String polygon = "{\"type\":\"Polygon\",\"coordinates\":" + SQUARE + "}";
        String feature = "{\"type\":\"Feature\",\"geometry\":" + polygon + ",\"properties\":null}";
        for (String text : List.of(
                polygon,
                feature,
                "[" + feature + "," + feature + "]",
                "\uFEFF" + feature,
                "{\"type\":\"GeometryCollection\",\"geometries\":[" + polygon + "]}"))
            assertArrayEquals(square, read(text), text);
    }

    @Test
    void aLesionIsAnAnnotationWithItsClass() throws IOException {
        Path file = folder.resolve("a.geojson");
        GeoJson.write(file, Pixels.mask(new byte[] {1, 0, 0, 1}, 2, 2), "mole \"1\"", Optional.of("MEL"));
        JsonObject feature = JsonParser.parseString(Files.readString(file))
                .getAsJsonObject()
                .getAsJsonArray("features")
                .get(0)
                .getAsJsonObject();
        JsonObject properties = feature.getAsJsonObject("properties");
        assertEquals("annotation", properties.get("objectType").getAsString());
        assertEquals("mole \"1\"", properties.get("image").getAsString());
        assertEquals(
                "MEL", properties.getAsJsonObject("classification").get("name").getAsString());
        assertEquals(
                "[[[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[1,1],[2,1],[2,2],[1,2],[1,1]]]]",
                feature.getAsJsonObject("geometry").get("coordinates").toString());
    }

    @Test
    void noLesionIsACollectionOfNothing() throws IOException {
        Path file = folder.resolve("none.geojson");
        GeoJson.write(file, Pixels.mask(new byte[18], 6, 3), "none", Optional.empty());
        assertArrayEquals(new byte[18], Pixels.bits(GeoJson.read(file, 6, 3)));
    }

    @Test
    void damagedAndHostileFilesAreRefusedInASentence() throws IOException {
        String head = "{\"type\":\"Polygon\",\"coordinates\":";
        assertTrue(refusal("").contains("its JSON is not whole"));
        assertTrue(refusal(head + SQUARE).contains("its JSON is not whole"));
        assertTrue(refusal(head + SQUARE + "} more").contains("its JSON is not whole"));
        assertTrue(refusal(head + "[[[NaN,0],[4,0],[4,3],[NaN,0]]]}").contains("its JSON is not whole"));
        assertTrue(refusal(head + "[[[1e999,0],[4,0],[4,3],[1,0]]]}").contains("beyond any picture"));
        assertTrue(refusal(head + "[[[\"1\",0],[4,0],[4,3],[1,0]]]}").contains("a coordinate is no number"));
        assertTrue(refusal(head + "[[[1],[4,0],[4,3],[1,0]]]}").contains("fewer than two numbers"));
        assertTrue(refusal(head + "[[[1,0],[4,0],[1,0]]]}").contains("fewer than 4"));
        assertTrue(refusal(head + "7}").contains("no list"));
        assertTrue(refusal("[".repeat(100_000)).contains("nested more than 64 deep"));
        assertTrue(refusal("{\"type\":\"Shape\"}").contains("none of GeoJSON's"));
        assertTrue(refusal("{\"type\":\"Feature\"}").contains("no \"geometry\""));
        assertTrue(refusal("{\"type\":\"Point\",\"coordinates\":[1,2]}").contains("encloses no area"));
    }
}
