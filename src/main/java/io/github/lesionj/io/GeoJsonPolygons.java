// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the polygons in a GeoJSON file. Its errors say what is wrong without naming the file. */
final class GeoJsonPolygons {

    private static final int LARGEST = 1 << 25, DEEPEST = 64;
    private static final double FARTHEST = 1e9;

    private final PolygonFill fill;
    private boolean found;

    GeoJsonPolygons(PolygonFill fill) {
        this.fill = fill;
    }

    /** @return whether there was a polygon, or nothing at all was said */
    boolean read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) throw new IOException("it has more than " + LARGEST + " bytes");
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        JsonElement root = parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        object(root);
        return found || isNothing(root);
    }

    private static JsonElement parse(String text) throws IOException {
        if (deepest(text) > DEEPEST) throw new IOException("its brackets are nested more than " + DEEPEST + " deep");
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            JsonElement root = new Gson().getAdapter(JsonElement.class).read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) throw new MalformedJsonException("text follows its end");
            return root;
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new IOException("its JSON is not whole", e);
        }
    }

    private static int deepest(String text) {
        int depth = 0, deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && (c == '[' || c == '{')) deepest = Math.max(deepest, ++depth);
            else if (!quoted && (c == ']' || c == '}')) depth--;
        }
        return deepest;
    }

    private static boolean isNothing(JsonElement root) {
        JsonElement list = root.isJsonObject() ? root.getAsJsonObject().get("features") : root;
        return list != null && list.isJsonArray() && list.getAsJsonArray().isEmpty();
    }

    private void object(JsonElement element) throws IOException {
        if (element.isJsonArray()) {
            for (JsonElement one : element.getAsJsonArray()) object(one);
            return;
        }
        if (!element.isJsonObject()) throw new IOException("a feature or geometry is missing");
        JsonObject object = element.getAsJsonObject();
        String type = object.has("type") && object.get("type").isJsonPrimitive()
                ? object.get("type").getAsString()
                : "";
        switch (type) {
            case "FeatureCollection" -> object(array(object.get("features"), "features"));
            case "GeometryCollection" -> object(array(object.get("geometries"), "geometries"));
            case "Feature" -> {
                JsonElement geometry = object.get("geometry");
                if (geometry == null) throw new IOException("a feature has no \"geometry\"");
                if (!geometry.isJsonNull()) object(geometry);
            }
            case "Polygon" -> polygon(object.get("coordinates"));
            case "MultiPolygon" -> {
                for (JsonElement part : array(object.get("coordinates"), "coordinates")) polygon(part);
            }
            case "Point", "MultiPoint", "LineString", "MultiLineString" -> {}
            default -> throw new IOException("an object's \"type\" is none of GeoJSON's");
        }
    }

    private static JsonArray array(JsonElement element, String what) throws IOException {
        if (element == null || !element.isJsonArray()) throw new IOException("its \"" + what + "\" are no list");
        return element.getAsJsonArray();
    }

    private void polygon(JsonElement coordinates) throws IOException {
        List<double[]> rings = new ArrayList<>();
        for (JsonElement ring : array(coordinates, "coordinates")) rings.add(corners(array(ring, "coordinates")));
        if (rings.isEmpty()) return;
        fill.add(rings);
        found = true;
    }

    /** The first corner, which is said again at the end, is joined with the last one anyway. */
    private static double[] corners(JsonArray ring) throws IOException {
        if (ring.size() < 4) throw new IOException("a ring has " + ring.size() + " positions, fewer than 4");
        double[] corners = new double[2 * ring.size()];
        for (int i = 0; i < ring.size(); i++) {
            JsonArray position = array(ring.get(i), "coordinates");
            if (position.size() < 2) throw new IOException("a position has fewer than two numbers");
            corners[2 * i] = number(position.get(0));
            corners[2 * i + 1] = number(position.get(1));
        }
        return corners;
    }

    private static double number(JsonElement element) throws IOException {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber())
            throw new IOException("a coordinate is no number");
        double number = element.getAsDouble();
        if (!(Math.abs(number) <= FARTHEST)) throw new IOException("a coordinate lies beyond any picture");
        return number;
    }
}
