// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPageTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&";

    @TempDir
    Path folder;

    private static ModelCard card(String name) {
        return ModelStore.bundled(name).orElseThrow().card();
    }

    private static String page(ModelCard card) {
        return ModelPage.of(new InstalledModel(card.name(), card, Optional.empty()), true)
                .markup();
    }

    /** @return what stands below a heading, to the next one */
    private static String part(String page, String heading) {
        int from = page.indexOf("<h2>" + heading + "</h2>");
        assertTrue(from > 0, heading);
        int to = page.indexOf("<h2>", from + 1);
        return page.substring(from, to < 0 ? page.length() : to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "efficientnetlite0-unet-isic2017",
                "efficientnetlite0-ham10000",
                "efficientnetlite0-ham10000-whole"
            })
    void theBundledCardsAreWhole(String name) {
        ModelCard card = card(name);
        String page = page(card);
        String figures = part(page, "How well it does");
        for (Metric metric : card.metrics()) {
            assertTrue(figures.contains(">" + metric.name() + "<"), metric.name());
            assertTrue(figures.contains(String.format(Locale.ROOT, ">%.3f<", metric.value())), metric.name());
        }
        for (Slice slice : card.slices()) {
            assertTrue(page.contains(slice.name().replace("<", "&lt;")), slice.name());
            for (Metric metric : slice.metrics())
                assertTrue(page.contains(String.format(Locale.ROOT, ">%.3f<", metric.value())), slice.name());
        }
        for (String heading : List.of("Class by class", "By skin tone", "On other groups of pictures")) {
            assertFalse(part(page, heading).contains("Not measured"), heading);
            assertTrue(part(page, heading).contains(" to "), "intervals");
        }
        assertTrue(part(page, "By skin tone").contains("brown: "), "a group too small is said");
        assertTrue(part(page, "Limits").contains("too small: "), part(page, "Limits"));
        assertTrue(figures.contains(">precision<"));
        for (String notice : card.notices())
            assertTrue(part(page, "Intended use").contains(notice), notice);
        for (String citation : card.citations())
            assertTrue(part(page, "Licence and sources").contains(citation), citation);
        assertTrue(part(page, "Licence and sources").contains(card.license()));
        assertTrue(part(page, "What it learned from").contains(">1995<")
                || page.contains(">5977<")
                || page.contains(">7972<"));
        assertTrue(part(page, "The recipe").contains("training.optimizer.learningRate"));
        assertTrue(page.contains(card.weights().sha256()));
    }

    @Test
    void aClassifierSaysItsCalibrationAndHowItDoesOnEachClass() {
        String page = page(card("efficientnetlite0-ham10000"));
        assertTrue(part(page, "Calibration").contains("Temperature 0.807"), part(page, "Calibration"));
        assertTrue(part(page, "Calibration").contains(">0.056<"), "the calibration error of the test pictures");
        for (String label : card("efficientnetlite0-ham10000").classes())
            assertTrue(part(page, "Class by class").contains("class: " + label), label);
        assertFalse(page(card("efficientnetlite0-unet-isic2017")).contains("<h2>Calibration</h2>"));
    }

    @Test
    void thresholdsStandWithWhatTheyGave() {
        ModelCard card = card("efficientnetlite0-ham10000");
        List<RocCurve> curves = List.of(
                new RocCurve(
                        "MEL",
                        List.of("another"),
                        "drawn",
                        110,
                        10,
                        List.of(new RocCurve.Point(0.5, 0.95, 0.4), new RocCurve.Point(0.9, 0.7, 0.125))),
                new RocCurve("NV", List.of(), "drawn", 110, 60, List.of(new RocCurve.Point(0.95, 0.8, 0.3))));
        String decided = part(page(card.withRocCurves(curves)), "How an answer is decided");
        // 5 of 10 melanomas and 5 of 100 others; 9 and 30; 57 of 60 nevi and 10 of 50 others
        for (String row : List.of(
                "MEL|with another|0.4000|0.500|0.950|0.500|10|100|drawn",
                "MEL|with another|0.1250|0.900|0.700|0.231|10|100|drawn",
                "NV|alone|0.3000|0.950|0.800|0.851|60|50|drawn"))
            assertTrue(decided.replaceAll("(</?t[dr][^>]*>\\s*)+", "|").contains("|" + row + "|"), decided);
        assertFalse(part(page(card.withRocCurves(List.of())), "How an answer is decided")
                .contains("precision"));
    }

    @Test
    void figuresOfClassesAndGroupsStandWhereTheyBelong() {
        Metric ofMelanoma = new Metric("recall", 0.612, "test", 50, "of MEL");
        Metric ofDarkSkin = new Metric("accuracy", 0.537, "test", 12, "share of the images");
        Metric ofBacks = new Metric("accuracy", 0.798, "test", 99, "share of the images");
        String page = page(with(
                card("efficientnetlite0-ham10000"),
                "A model.",
                List.of(ofMelanoma),
                List.of(
                        new Slice("Fitzpatrick V and VI", "by a dermatologist", List.of(ofDarkSkin)),
                        new Slice("back", "", List.of(ofBacks)))));
        assertTrue(part(page, "Class by class").contains(">0.612<"), part(page, "Class by class"));
        assertTrue(part(page, "By skin tone").contains(">0.537<"), part(page, "By skin tone"));
        assertFalse(part(page, "By skin tone").contains("0.798"));
        assertTrue(part(page, "On other groups of pictures").contains(">0.798<"));
        assertFalse(part(page, "Limits").contains("Nothing was measured by skin tone"));
    }

    @Test
    void nothingOnACardBecomesMarkup() {
        Metric metric = new Metric(HOSTILE, 0.5, HOSTILE, 1, HOSTILE);
        String page = page(with(
                card("efficientnetlite0-ham10000"),
                HOSTILE,
                List.of(metric),
                List.of(new Slice(HOSTILE, HOSTILE, List.of(metric)))));
        assertFalse(page.contains("<img"), page);
        assertTrue(page.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"));
    }

    private static ModelCard with(ModelCard card, String description, List<Metric> metrics, List<Slice> slices) {
        JsonObject json = JsonParser.parseString(Json.write(card)).getAsJsonObject();
        json.addProperty("description", description);
        JsonArray list = new JsonArray();
        slices.forEach(slice -> list.add(JsonParser.parseString(Json.write(slice))));
        json.add("slices", list);
        return Json.read(json, ModelCard.class).withMetrics(metrics);
    }

    @Test
    void aPageForEachModelAndOneThatLeadsToThem() throws IOException {
        ModelStore store = new ModelStore(folder.resolve("models"));
        Files.createDirectories(store.folder());
        TinyModels.segmenter(store.folder().resolve("index.zip"), 1);
        TinyModels.segmenter(store.folder().resolve("my own model.zip"), 1);
        List<Path> files = ModelPages.writeAll(store, folder);
        assertEquals(6, files.size());
        assertEquals(6, files.stream().distinct().count());
        String index = Files.readString(folder.resolve("index.html"));
        for (Path file : files.subList(1, 6)) {
            assertTrue(index.contains("href=\"" + file.getFileName() + "\""), file.toString());
            assertTrue(Files.readString(file).contains("<h2>Limits</h2>"), file.toString());
        }
    }

    @Test
    void aModelByItsPathHasAPageToo() throws IOException {
        Path zip = TinyModels.classifier(folder.resolve("tiny.zip"), 1);
        Path page = folder.resolve("tiny.html");
        ModelPages.write(new ModelStore(folder.resolve("none")), zip.toString(), page);
        assertTrue(part(Files.readString(page), "How well it does").contains("Not measured"));
        assertTrue(part(Files.readString(page), "What it learned from").contains("Not said"));
    }
}
