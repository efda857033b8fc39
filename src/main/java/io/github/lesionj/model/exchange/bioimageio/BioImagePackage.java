// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.model.ColourInput;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelNetwork;
import io.github.lesionj.model.Output;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.WeightsFile;
import io.github.lesionj.model.exchange.traced.OnnxModel;
import io.github.lesionj.model.exchange.traced.TorchModel;
import io.github.lesionj.network.layer.Layer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A model as a BioImage.IO package (bioimage.io, format 0.5): the network as ONNX and TorchScript, a picture and what the network
 * answers, what is done before and after it, a cover, texts and licence. Other programs run it without LesionJ.
 */
public final class BioImagePackage {

    static final String ONNX = "weights.onnx";
    static final String TORCHSCRIPT = "weights.pt";
    static final String TEST_INPUT = "test_input.npy";
    static final String TEST_OUTPUT = "test_output.npy";
    static final String COVER = "cover.png";
    static final String README = "README.md";
    static final String LICENSE = "LICENSE.txt";
    static final int OPSET = 17;
    static final String PYTORCH = "2.7.1";

    private BioImagePackage() {}

    /**
     * Writes the package, a zip.
     *
     * @throws ModelException if the network was made elsewhere, or is fed in a way that BioImage.IO has no words for
     */
    public static void write(StoredModel model, OutputStream out) throws IOException {
        ModelCard card = model.card();
        requireSayable(card);
        TestTensors test = TestTensors.of(model);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(README, Documentation.of(card).getBytes(StandardCharsets.UTF_8));
        files.put(COVER, Cover.of(test));
        if (!Description.isKnown(card.license()))
            files.put(LICENSE, (card.license() + "\n").getBytes(StandardCharsets.UTF_8));
        files.put(TEST_INPUT, test.input());
        files.put(TEST_OUTPUT, test.output());
        networks(model, files);
        byte[] onnx = files.get(ONNX);
        JsonObject packed = PlainCard.of(card, new WeightsFile(ONNX, Sha256.of(onnx), onnx.length));
        ZipOutputStream zip = new ZipOutputStream(out);
        add(zip, Description.FILE, new Description(card, files).yaml(packed).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : files.entrySet()) add(zip, file.getKey(), file.getValue());
        zip.finish();
    }

    private static void networks(StoredModel model, Map<String, byte[]> files) throws IOException {
        ModelCard card = model.card();
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu())) {
            Layer network = ModelNetwork.of(model, manager);
            Shape input = new Shape(
                    1,
                    card.network().channels(),
                    card.input().height(),
                    card.input().width());
            files.put(
                    ONNX,
                    OnnxModel.of(network, manager, input, Output.PROBABILITIES, false, false)
                            .toBytes());
            ByteArrayOutputStream torch = new ByteArrayOutputStream();
            TorchModel.of(network, manager, input, Output.PROBABILITIES, false).write(torch);
            files.put(TORCHSCRIPT, torch.toByteArray());
        }
    }

    private static void requireSayable(ModelCard card) {
        if (card.weights().format().isForeign())
            throw new ModelException("Model " + card.name() + " was made elsewhere: take "
                    + card.weights().file() + " out of its zip, which other programs run as it is");
        if (card.input().colorSpace() != ColourInput.RGB
                || !card.input().contrastPercentiles().isEmpty())
            throw new ModelException("Model " + card.name() + " is fed with "
                    + (card.input().colorSpace() == ColourInput.RGB ? "stretched contrast" : "seven colour planes")
                    + ", for which BioImage.IO has no words; export it as onnx");
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
