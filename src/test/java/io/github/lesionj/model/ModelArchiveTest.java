// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelArchiveTest {

    @TempDir
    Path folder;

    private Path zip;

    @BeforeEach
    void writeAModel() throws IOException {
        zip = TinyModels.segmenter(folder.resolve("tiny.zip"), 1);
    }

    @Test
    void readsWhatItWrites() {
        StoredModel model = ModelArchive.read(zip);
        assertEquals("tiny", model.card().name());
        assertEquals(Task.SEGMENTATION, model.card().task());
        assertEquals(64, model.card().weights().sha256().length());
    }

    @Test
    void readsTheSameFromAFolder() throws IOException {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        for (Map.Entry<String, byte[]> entry : entries(zip).entrySet())
            Files.write(unpacked.resolve(entry.getKey()), entry.getValue());
        assertEquals(ModelArchive.read(zip).card(), ModelArchive.read(unpacked).card());
    }

    @Test
    void writesTheSameBytesTwice() throws IOException {
        assertArrayEquals(
                Files.readAllBytes(zip), Files.readAllBytes(TinyModels.segmenter(folder.resolve("again.zip"), 1)));
    }

    @Test
    void passesOverWhatIsForPeople() throws IOException {
        StoredModel model = ModelArchive.read(zip);
        byte[] longer = new byte[(int) model.card().weights().bytes() + 1];
        ModelArchive.write(zip, model.card(), model.weights(), false, Map.of("splits.csv", longer));
        assertEquals(model.card(), ModelArchive.read(zip).card());
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        String card = text("model.json");
        assertMessage(
                "the model card has version 3, this LesionJ reads version 2; please update LesionJ",
                with("model.json", card.replace("\"version\": 2", "\"version\": 3, \"newKey\": 1")));
        assertMessage(
                "the model card has version 1, this LesionJ reads version 2 alone; get the model anew",
                with("model.json", card.replace("\"version\": 2", "\"version\": 1")));
    }

    @Test
    void refusesAPreprocessingStepThatItDoesNotKnow() throws IOException {
        assertMessage(
                "the preprocessing step \"hair_removal\" is not known to this LesionJ, which knows remove_hair, mask_artifacts, shades_of_gray;"
                        + " correct the name or update LesionJ",
                with(
                        "model.json",
                        text("model.json")
                                .replace(
                                        "\"preprocessing\": []",
                                        "\"preprocessing\": [{\"name\": \"hair_removal\", \"parameters\": {\"width\": 3}}]")));
    }

    @Test
    void carriesOperatingPointsAndSlices() throws IOException {
        String figure =
                "{\"name\": \"sensitivity\", \"value\": 0.95, \"split\": \"test\", \"images\": 10, \"averaging\": \"share\"}";
        ModelCard card = ModelArchive.read(with(
                        "model.json",
                        text("model.json")
                                .replace(
                                        "\"operatingPoints\": []",
                                        "\"operatingPoints\": [{\"name\": \"sure\", \"label\": \"lesion\", \"threshold\": 0.9, \"metrics\": ["
                                                + figure + "]}]")
                                .replace(
                                        "\"slices\": []",
                                        "\"slices\": [{\"name\": \"face\", \"metrics\": [" + figure + "]}]")))
                .card();
        assertEquals(0.9, card.operatingPoints().get(0).threshold());
        assertEquals(0.95, card.slices().get(0).metrics().get(0).value());
        assertMessage(
                "operatingPoints: \"MEL\" is none of the classes [lesion]",
                with(
                        "model.json",
                        text("model.json")
                                .replace(
                                        "\"operatingPoints\": []",
                                        "\"operatingPoints\": [{\"name\": \"a\", \"label\": \"MEL\", \"threshold\": 0.5}]")));
    }

    @Test
    void refusesAnUnknownNetwork() throws IOException {
        Path changed = with("model.json", text("model.json").replace("LesionLite", "LesionHeavy"));
        StoredModel model = ModelArchive.read(changed);
        String message = assertThrows(ModelException.class, () -> new Predictor(model, Device.CPU))
                .getMessage();
        assertTrue(message.contains("LesionHeavy"), message);
    }

    @Test
    void refusesWeightsOfAnotherSize() throws IOException {
        Path changed = with("model.json", text("model.json").replaceFirst("\\[\\s*4,", "[8,"));
        StoredModel model = ModelArchive.read(changed);
        String message = assertThrows(ModelException.class, () -> new Predictor(model, Device.CPU))
                .getMessage();
        assertTrue(message.contains("have the shape"), message);
    }

    @Test
    void refusesChangedWeights() throws IOException {
        byte[] weights = entries(zip).get("weights.safetensors");
        weights[weights.length - 1]++;
        assertMessage(
                "weights.safetensors does not match its SHA-256; get the model again",
                with("weights.safetensors", weights));
    }

    @Test
    void refusesWeightsThatAreLongerThanTheCardSays() throws IOException {
        assertMessage("weights.safetensors is larger than the", with("weights.safetensors", new byte[5_000_000]));
    }

    @Test
    void refusesATruncatedZip() throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThrows(ModelException.class, () -> ModelArchive.read(cut));
    }

    @Test
    void refusesPathsInTheArchive() throws IOException {
        for (String name : new String[] {"../evil.sh", "/etc/passwd", "a/b", "C:\\x", "..\\x"})
            assertMessage("which no model needs; do not use it", with(name, new byte[1]));
    }

    @Test
    void refusesWeightsOutsideTheFolder() throws IOException {
        assertMessage(
                "the weights file must be a plain file name",
                with("model.json", text("model.json").replace("weights.safetensors", "../weights.safetensors")));
    }

    @Test
    void refusesABombOfACard() throws IOException {
        assertMessage("model.json is larger than the", with("model.json", new byte[20_000_000]));
    }

    @Test
    void saysWhenItIsNoModel() throws IOException {
        assertMessage(
                "this is no model zip",
                Files.write(folder.resolve("text.zip"), "hello".getBytes(StandardCharsets.UTF_8)));
        assertMessage("there is no such file", folder.resolve("absent.zip"));
        assertMessage("the folder holds no model.json", Files.createDirectory(folder.resolve("empty")));
    }

    @Test
    void storeFindsByNameAndSaysWhereItLooked() {
        ModelStore store = new ModelStore(folder);
        assertEquals("tiny", store.find("tiny").card().name());
        assertEquals("tiny", store.find(zip.toString()).card().name());
        assertTrue(store.list().cards().stream().anyMatch(card -> card.name().equals("tiny")));
        String message =
                assertThrows(ModelException.class, () -> store.find("nonesuch")).getMessage();
        assertTrue(message.contains(ModelStore.DEFAULT_SEGMENTER) && message.contains(folder.toString()), message);
        assertTrue(assertThrows(ModelException.class, () -> store.find("tiny", Task.CLASSIFICATION))
                .getMessage()
                .contains("is for segmentation"));
    }

    @Test
    void storeListsTheNamesForATaskWithoutWhatCannotBeRead() throws IOException {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        Files.write(unpacked.resolve("model.json"), entries(zip).get("model.json"));
        Files.writeString(folder.resolve("damaged.zip"), "no zip");
        Files.createDirectory(folder.resolve("empty"));
        ModelStore store = new ModelStore(folder);
        assertEquals(List.of(ModelStore.DEFAULT_SEGMENTER, "tiny", "unpacked"), store.names(Task.SEGMENTATION));
        assertEquals(List.of(ModelStore.DEFAULT_CLASSIFIER.split(",")), store.names(Task.CLASSIFICATION));
        assertEquals(
                List.of(ModelStore.DEFAULT_SEGMENTER),
                new ModelStore(folder.resolve("absent")).names(Task.SEGMENTATION));
    }

    private static void assertMessage(String expected, Path model) {
        String message = assertThrows(ModelException.class, () -> ModelArchive.read(model))
                .getMessage();
        assertTrue(message.contains(expected) && message.contains(model.toString()), message);
    }

    private String text(String name) throws IOException {
        return new String(entries(zip).get(name), StandardCharsets.UTF_8);
    }

    private Path with(String name, String content) throws IOException {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path with(String name, byte[] content) throws IOException {
        Map<String, byte[]> entries = entries(zip);
        entries.put(name, content);
        Path changed = folder.resolve("changed.zip");
        try (OutputStream out = Files.newOutputStream(changed);
                ZipOutputStream target = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                target.putNextEntry(new ZipEntry(entry.getKey()));
                target.write(entry.getValue());
            }
        }
        return changed;
    }

    private static Map<String, byte[]> entries(Path zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                entries.put(entry.getName(), in.readAllBytes());
        }
        return entries;
    }

    @Test
    void refusesWeightsThatAreNoNumbers() throws IOException {
        StoredModel model = ModelArchive.read(zip);
        Map<String, Weights.Tensor> tensors =
                new LinkedHashMap<>(model.weights().tensors());
        tensors.replaceAll((name, tensor) -> name.equals("head.bias")
                ? new Weights.Tensor(new long[] {1}, FloatBuffer.wrap(new float[] {Float.NaN}))
                : tensor);
        ModelArchive.write(zip, model.card(), new Weights(tensors), false, Map.of());
        StoredModel broken = ModelArchive.read(zip);
        String message = assertThrows(ModelException.class, () -> new Predictor(broken, Device.CPU))
                .getMessage();
        assertTrue(
                message.contains("tiny") && message.contains("weights.safetensors") && message.contains("head.bias"),
                message);
    }

    @Test
    void refusesMeansAndDeviationsThatAreNoneByTheirKey() throws IOException {
        String card = text("model.json");
        for (String number : List.of("NaN", "1e999", "\"NaN\"", "-Infinity"))
            for (String key : List.of("mean", "std")) {
                Path changed =
                        with("model.json", card.replaceFirst("(\"" + key + "\": \\[\\s*)[\\d.]+", "$1" + number));
                String message = assertThrows(ModelException.class, () -> ModelArchive.read(changed))
                        .getMessage();
                assertTrue(message.contains(changed.toString()) && message.contains("model.json"), message);
            }
        assertMessage(
                "input: std must be positive",
                with("model.json", card.replaceFirst("(\"std\": \\[\\s*)[\\d.]+", "$10")));
        assertMessage(
                "input: mean takes one number for each of the 3 planes",
                with("model.json", card.replaceFirst("(\"mean\": \\[)[^\\]]+", "$10.5")));
    }

    @Test
    void aCardNestedDeepEndsInASentence() throws IOException {
        assertMessage(
                "nested more than 64 deep",
                with(
                        "model.json",
                        text("model.json")
                                .replace(
                                        "\"training\": {}",
                                        "\"training\": {\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")));
    }

    @Test
    void aNetworkFarLargerThanItsWeightsIsNotBuilt() throws IOException {
        Path changed = with(
                "model.json",
                text("model.json").replaceFirst("(\"widths\": \\[)[^\\]]+", "$14096, 4096, 4096, 4096, 4096"));
        StoredModel model = ModelArchive.read(changed);
        assertTrue(assertThrows(ModelException.class, () -> new Predictor(model, Device.CPU))
                .getMessage()
                .contains("have the shape"));
    }

    @Test
    void oneDamagedModelHidesNoOther() throws IOException {
        byte[] whole = Files.readAllBytes(zip);
        Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(folder.resolve("text.zip"), "no zip");
        Files.writeString(Files.createDirectory(folder.resolve("broken")).resolve("model.json"), "{");
        Files.createDirectory(folder.resolve(".hidden"));
        ModelStore.Listing listing = new ModelStore(folder).list();
        assertTrue(listing.cards().stream().anyMatch(card -> card.name().equals("tiny")));
        assertEquals(4, listing.cards().size(), "the bundled three too");
        assertEquals(3, listing.problems().size(), listing.problems().toString());
        for (String name : List.of("cut.zip", "text.zip", "broken"))
            assertEquals(
                    1,
                    listing.problems().stream()
                            .filter(problem -> problem.contains(name))
                            .count(),
                    name);
    }
}
