// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.ForeignModels;
import io.github.lesionj.model.InstalledModel;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Output;
import io.github.lesionj.model.OwnModels;
import io.github.lesionj.model.Predictor;
import io.github.lesionj.model.StoredModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packages that src/test/reference/bioimageio_foreign.py wrote with BioImage.IO's own library, and the same with mistakes. */
class BioImageImportTest {

    private static final float ROUNDING = 1e-5f;

    @TempDir
    Path folder;

    private Path changed(String name, String from, String to) throws IOException {
        Path zip = folder.resolve("package.zip");
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes(name)));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                if (entry.getName().equals("rdf.yaml")) {
                    String rdf = new String(content, StandardCharsets.UTF_8);
                    assertTrue(rdf.contains(from), from);
                    content = rdf.replace(from, to).getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
            }
        }
        return zip;
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in =
                BioImageImportTest.class.getResourceAsStream("/reference/foreign/" + name + "-bioimageio.zip")) {
            return in.readAllBytes();
        }
    }

    private Path asItIs(String name) throws IOException {
        return changed(name, "type: model", "type: model");
    }

    @Test
    void aSegmenterOfOthersAnswersAsTheirRuntimeDoes() throws IOException {
        StoredModel model = BioImageImport.read(asItIs("segmenter"));
        assertEquals("Tiny-segmenter-for-tests", model.card().name());
        assertEquals(Output.LOGITS, model.card().output());
        assertEquals(List.of("lesion"), model.card().classes());
        assertEquals("CC0-1.0", model.card().license());
        try (Predictor predictor = new Predictor(model, Device.CPU)) {
            assertArrayEquals(
                    ForeignModels.answer("segmenter"),
                    Pixels.numbers(predictor.probabilityMap(ForeignModels.picture())),
                    ROUNDING);
        }
    }

    @Test
    void aClassifierOfOthersAnswersAsTheirRuntimeDoes() throws IOException {
        StoredModel model = BioImageImport.read(asItIs("classifier"));
        assertEquals(Output.PROBABILITIES, model.card().output());
        try (Predictor predictor = new Predictor(model, Device.CPU)) {
            double[] answer = predictor.classProbabilities(ForeignModels.picture());
            float[] wanted = ForeignModels.answer("classifier");
            for (int i = 0; i < wanted.length; i++) assertEquals(wanted[i], answer[i], ROUNDING);
        }
    }

    @Test
    void aPackageIsInstalledUnderItsName() throws IOException {
        ModelStore store = new ModelStore(folder.resolve("models"));
        InstalledModel model = Imports.add(new OwnModels(store), asItIs("segmenter"));
        assertEquals("Tiny-segmenter-for-tests", model.name());
        assertEquals(
                BioImageImport.read(folder.resolve("package.zip")).card(),
                store.find("Tiny-segmenter-for-tests").card());
        assertTrue(assertThrows(
                        ModelException.class,
                        () -> store.find(folder.resolve("package.zip").toString()))
                .getMessage()
                .contains("--import"));
    }

    @Test
    void aFolderIsAPackageToo() throws IOException {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes("segmenter")))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                Files.write(unpacked.resolve(entry.getName()), in.readAllBytes());
        }
        assertEquals(
                BioImageImport.read(asItIs("segmenter")).card(),
                BioImageImport.read(unpacked).card());
        assertFalse(BioImageImport.isPackage(folder.resolve("nothing")));
        assertFalse(BioImageImport.isPackage(ForeignModels.segmenter(folder, "segmenter.onnx")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            segmenter  | format_version: 0.5.12 | format_version: 0.4.10 | format_version is 0.4.10
            segmenter  | type: model | type: dataset | type is "dataset"
            segmenter  | '          - red' | '          - infrared\n          - red' | inputs.0.axes.1 has 4 channels
            segmenter  | id: fixed_zero_mean_unit_variance | id: zero_mean_unit_variance | inputs.0.preprocessing.1.id is no step that LesionJ can do
            segmenter  | id: sigmoid | id: scale_range | outputs.0.postprocessing.0.id is no step that LesionJ can do
            segmenter  | 'threshold: 0.5' | 'threshold: 3' | binarizes at 3.0
            segmenter  | '          - lesion' | '          - skin\n          - lesion' | outputs.0.axes.1 has 2 channels
            segmenter  | '  onnx:' | '  keras_hdf5:' | weights holds keras_hdf5; LesionJ runs onnx and torchscript
            segmenter  | source: segmenter.onnx | source: ../segmenter.onnx | which no package needs
            segmenter  | source: segmenter.onnx | 'source: https://example.org/segmenter.onnx' | is on a server
            segmenter  | source: segmenter.onnx | source: other.onnx | other.onnx is missing
            segmenter  | source: segmenter.onnx | source: picture.npy | does not match its SHA-256
            segmenter  | '      - size: 16\n        id: y' | '      - size: 16\n        id: z' | inputs.0.axes are batch, channel, z, x
            segmenter  | 'size: 16' | 'size: wide' | inputs.0.axes.2.size must be a number
            segmenter  | 'inputs:\n' | 'inputs:\n  - id: second\n' | inputs has 2 entries
            segmenter  | 'name: Tiny segmenter (for tests)' | 'name: &a [*a, *a]' | nested more than 40 deep
            segmenter  | 'name: Tiny segmenter (for tests)' | 'name: !!javax.script.ScriptEngineManager []' | it is no YAML
            segmenter  | 'name: Tiny segmenter (for tests)' | '- x' | it is no YAML
            classifier | gain: 0.01568627450980392 | gain: -1.0 | turns the colours over
            classifier | gain: 0.01568627450980392 | 'gain: [1.0, 2.0]' | inputs.0.preprocessing.1.kwargs.gain takes 3 numbers
            """)
    void whatLesionJCannotDoIsRefusedWithTheReason(String name, String from, String to, String reason)
            throws IOException {
        Path zip = changed(name, from.translateEscapes(), to.translateEscapes());
        ModelException refused = assertThrows(ModelException.class, () -> BioImageImport.read(zip));
        assertTrue(refused.getMessage().startsWith("Package " + zip + ": "), refused.getMessage());
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
    }

    @Test
    void seriesOfSizesAndOtherWordsForTheSameAreObeyed() throws IOException {
        Path zip = changed("segmenter", "size: 16", "size:\n          min: 16\n          step: 16");
        assertEquals(256, BioImageImport.read(zip).card().input().height());
        Path withoutSigmoid = changed("segmenter", "threshold: 0.5", "threshold: 0.25");
        assertEquals(
                0.25,
                BioImageImport.read(withoutSigmoid).card().postProcessing().threshold());
        Path perChannel =
                changed("classifier", "gain: 0.01568627450980392", "gain: [0.02, 0.04, 0.08]\n          axis: channel");
        assertEquals(
                List.of(2 / 0.02 / 255, 2 / 0.04 / 255, 2 / 0.08 / 255),
                BioImageImport.read(perChannel).card().input().mean());
    }
}
