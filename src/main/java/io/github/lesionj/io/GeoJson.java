// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * Lesions as GeoJSON (RFC 7946) in pixels instead of degrees, as QuPath exchanges annotations: the left and upper edge of the
 * picture are 0, the middle of its first pixel is 0.5.
 */
public final class GeoJson {

    private GeoJson() {}

    /** @return whether the file is named as GeoJSON is */
    public static boolean isNamed(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".geojson");
    }

    /**
     * Writes a collection of one annotation, a MultiPolygon along the pixels' edges with holes and parts; without a lesion of
     * none. {@link #read} gives the same mask again.
     *
     * @param file      whose folder is created where missing
     * @param mask      2-D
     * @param image     its name
     * @param diagnosis the lesion's class, if it is known
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(
            Path file, RandomAccessibleInterval<BitType> mask, String image, Optional<String> diagnosis)
            throws IOException {
        write(file, List.of(new Annotation("lesion", mask, 0, 0, diagnosis)), image);
    }

    /**
     * A lesion of a picture of several.
     *
     * @param mask      its pixels
     * @param x         of the mask's left column in the picture
     * @param y         of the mask's top row in the picture
     * @param diagnosis its class, if it is known
     */
    public record Annotation(
            String name, RandomAccessibleInterval<BitType> mask, int x, int y, Optional<String> diagnosis) {}

    /**
     * Writes a collection of one annotation for each lesion that has a pixel.
     *
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, List<Annotation> lesions, String image) throws IOException {
        AtomicFile.write(file, out -> {
            JsonWriter json = new JsonWriter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
            json.beginObject().name("type").value("FeatureCollection");
            json.name("features").beginArray();
            for (Annotation lesion : lesions) {
                List<List<List<PixelEdges.Corner>>> parts = PixelEdges.of(lesion.mask);
                if (!parts.isEmpty()) feature(json, parts, image, lesion);
            }
            json.endArray().endObject().flush();
        });
    }

    private static void feature(
            JsonWriter json, List<List<List<PixelEdges.Corner>>> parts, String image, Annotation lesion)
            throws IOException {
        json.beginObject().name("type").value("Feature");
        json.name("geometry").beginObject().name("type").value("MultiPolygon");
        json.name("coordinates").beginArray();
        for (List<List<PixelEdges.Corner>> part : parts) {
            json.beginArray();
            for (List<PixelEdges.Corner> ring : part) ring(json, ring, lesion);
            json.endArray();
        }
        json.endArray().endObject();
        json.name("properties").beginObject();
        json.name("objectType").value("annotation").name("name").value(lesion.name);
        json.name("image").value(image);
        if (lesion.diagnosis.isPresent())
            json.name("classification")
                    .beginObject()
                    .name("name")
                    .value(lesion.diagnosis.get())
                    .endObject();
        json.endObject().endObject();
    }

    private static void ring(JsonWriter json, List<PixelEdges.Corner> ring, Annotation lesion) throws IOException {
        json.beginArray();
        for (PixelEdges.Corner corner : ring) position(json, corner, lesion);
        position(json, ring.get(0), lesion);
        json.endArray();
    }

    private static void position(JsonWriter json, PixelEdges.Corner corner, Annotation lesion) throws IOException {
        json.beginArray()
                .value(lesion.x + corner.x())
                .value(lesion.y + corner.y())
                .endArray();
    }

    /**
     * Fills the polygons of a collection, a list, a feature or a geometry: a pixel is lesion where its centre is in any of
     * them, holes left open. Points and lines do not count; a collection of nothing is a mask without a lesion.
     *
     * @param width  of the picture, pixels
     * @param height of the picture, pixels
     * @throws IOException if the file is damaged or encloses no area; the message names it and what to do
     */
    public static Img<BitType> read(Path file, int width, int height) throws IOException {
        PolygonFill fill = new PolygonFill(width, height);
        boolean found;
        try {
            found = new GeoJsonPolygons(fill).read(file);
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + " is damaged or no GeoJSON (" + e.getMessage() + "); export it again", e);
        } catch (OutOfMemoryError e) {
            throw new IOException(
                    file + " is damaged or no GeoJSON (it claims more than fits into memory); export it again", e);
        }
        if (!found) throw new IOException(file + " encloses no area; outline the lesion with a polygon");
        return fill.mask();
    }
}
