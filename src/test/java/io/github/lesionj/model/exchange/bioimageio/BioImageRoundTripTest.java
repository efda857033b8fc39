// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.Segmenters;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.OwnModels;
import io.github.lesionj.model.Predictor;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.WeightsFile;
import io.github.lesionj.model.exchange.ExportFormat;
import io.github.lesionj.model.exchange.ModelExport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that goes out as a package and comes in again answers as before, by each of the package's networks. */
class BioImageRoundTripTest {

    private static final float ROUNDING = 1e-4f;

    @TempDir
    Path folder;

    private Path exported(String name) throws IOException {
        return ModelExport.write(ModelStore.bundled(name).orElseThrow(), ExportFormat.BIOIMAGEIO, folder);
    }

    private static Map<String, byte[]> files(Path zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                files.put(entry.getName(), in.readAllBytes());
        }
        return files;
    }

    /** The same package without ONNX, so that the TorchScript is taken. */
    private Path withoutOnnx(Path zip) throws IOException {
        Path other = folder.resolve("torchscript-alone.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
            for (Map.Entry<String, byte[]> file : files(zip).entrySet()) {
                byte[] content = file.getValue();
                if (file.getKey().equals("rdf.yaml")) {
                    JsonObject rdf = Yaml.read(new String(content, StandardCharsets.UTF_8));
                    rdf.getAsJsonObject("weights").remove("onnx");
                    content = Yaml.write(rdf).getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(content);
            }
        }
        return other;
    }

    @Test
    void aSegmenterMakesEqualMasksAfterwards() throws IOException {
        Phantom phantom = Phantom.draw();
        byte[] before = mask(ModelStore.DEFAULT_SEGMENTER, phantom);
        Path zip = exported(ModelStore.DEFAULT_SEGMENTER);
        for (Path place : new Path[] {zip, withoutOnnx(zip)}) {
            StoredModel back = BioImageImport.read(place);
            ModelStore store = new ModelStore(
                    folder.resolve("models-" + back.card().weights().file()));
            assertThrows(ModelException.class, () -> new OwnModels(store).add(back), "the bundled one has that name");
            Path model = folder.resolve("model-" + back.card().weights().file() + ".zip");
            Files.write(model, packed(back));
            assertArrayEquals(
                    before,
                    mask(model.toString(), phantom),
                    back.card().weights().file());
        }
    }

    private static byte[] packed(StoredModel model) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("model.json"));
            out.write(Json.write(model.card()).getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry(model.card().weights().file()));
            out.write(model.content());
        }
        return bytes.toByteArray();
    }

    private static byte[] mask(String model, Phantom phantom) {
        try (Segmenter segmenter = Segmenters.open(model, Device.CPU)) {
            Segmentation found = segmenter.segment(phantom.image());
            return Pixels.bits(found.mask());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"efficientnetlite0-ham10000", "efficientnetlite0-ham10000-whole"})
    void aClassifierGivesEqualProbabilitiesAfterwards(String name) throws IOException {
        Phantom phantom = Phantom.draw();
        double[] before;
        try (Predictor predictor = new Predictor(ModelStore.bundled(name).orElseThrow(), Device.CPU)) {
            before = predictor.classProbabilities(phantom.image());
        }
        try (Predictor predictor = new Predictor(BioImageImport.read(exported(name)), Device.CPU)) {
            assertArrayEquals(before, predictor.classProbabilities(phantom.image()), ROUNDING);
        }
    }

    @Test
    void thePackageHoldsWhatItsDescriptionNames() throws IOException {
        Map<String, byte[]> files = files(exported("efficientnetlite0-ham10000"));
        JsonObject rdf = Yaml.read(new String(files.get("rdf.yaml"), StandardCharsets.UTF_8));
        assertEquals("CC-BY-NC-4.0", rdf.get("license").getAsString());
        JsonObject data = rdf.getAsJsonObject("training_data");
        assertEquals("CC-BY-NC-4.0", data.get("license").getAsString());
        assertEquals(
                "[{\"name\":\"Tschandl, Rosendahl and Kittler\"}]",
                data.getAsJsonArray("authors").toString());
        for (String weights : new String[] {"onnx", "torchscript"}) {
            JsonObject entry = rdf.getAsJsonObject("weights").getAsJsonObject(weights);
            assertEquals(
                    Sha256.of(files.get(entry.get("source").getAsString())),
                    entry.get("sha256").getAsString());
        }
        var cover = ImageIO.read(new ByteArrayInputStream(files.get("cover.png")));
        assertEquals(2 * cover.getHeight(), cover.getWidth());
        assertTrue(files.get("cover.png").length < 500_000);
        String readme = new String(files.get("README.md"), StandardCharsets.UTF_8);
        assertTrue(readme.contains("## Validation") && readme.contains("balanced_accuracy 0.675"), readme);
        assertTrue(readme.contains("176 x 176 pixels") && readme.contains("four times"), readme);
        assertEquals("(1, 3, 176, 176,), }", header(files.get("test_input.npy")).replaceFirst(".*'shape': ", ""));
        assertEquals("(1, 7,), }", header(files.get("test_output.npy")).replaceFirst(".*'shape': ", ""));
    }

    private static String header(byte[] array) {
        int length = array[8] + (array[9] << 8);
        assertEquals(0, (10 + length) % 64);
        return new String(array, 10, length, StandardCharsets.US_ASCII).strip();
    }

    @Test
    void whatWasMadeElsewhereIsRefused() {
        StoredModel model = ModelStore.bundled(ModelStore.DEFAULT_SEGMENTER).orElseThrow();
        StoredModel foreign = new StoredModel(
                model.card().withWeights(new WeightsFile("model.onnx", "0".repeat(64), 1)), new byte[1]);
        String reason = assertThrows(
                        ModelException.class, () -> ModelExport.write(foreign, ExportFormat.BIOIMAGEIO, folder))
                .getMessage();
        assertTrue(reason.contains("was made elsewhere"), reason);
        assertTrue(Files.notExists(folder.resolve(model.card().name() + ".zip")), "nothing half written");
    }
}
