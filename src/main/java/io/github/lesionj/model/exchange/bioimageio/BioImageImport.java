// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import com.google.gson.JsonObject;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.WeightsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads packages of BioImage.IO (format 0.5) with an ONNX or TorchScript network as models. What a package asks for before and
 * after the network becomes the card's; what the card has no words for is refused, since to leave it out would give other answers.
 * A package that LesionJ wrote gives its own card back.
 */
public final class BioImageImport {

    private static final String HASH = "sha256";

    private BioImageImport() {}

    /** @return whether this is a package: a zip or folder with an {@code rdf.yaml} */
    public static boolean isPackage(Path path) {
        return PackageFiles.of(path).isPresent();
    }

    /**
     * Reads a package.
     *
     * @throws ModelException if it cannot be used; the message names the file and the reason
     */
    public static StoredModel read(Path path) {
        PackageFiles files = PackageFiles.of(path)
                .orElseThrow(
                        () -> new ModelException("Package " + path + " holds no rdf.yaml: it is none of BioImage.IO"));
        try {
            return read(files);
        } catch (ModelException e) {
            throw new ModelException("Package " + path + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelException("Package " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static StoredModel read(PackageFiles files) throws IOException {
        JsonObject yaml;
        try {
            yaml = Yaml.read(new String(files.read(files.description()), StandardCharsets.UTF_8));
        } catch (ModelException e) {
            throw new ModelException(files.description() + ": " + e.getMessage(), e);
        }
        Field rdf = new Field("", yaml);
        String type = rdf.at("type").textOr("");
        if (!type.equals("model"))
            throw new ModelException(files.description() + ": type is \"" + type + "\", not model");
        String version = rdf.at("format_version").textOr("");
        if (!version.matches("0\\.5\\..*"))
            throw new ModelException(files.description() + ": format_version is " + version
                    + ", LesionJ reads 0.5; 'bioimageio update-format' of PyPI's bioimageio.core brings it there");
        Field chosen = network(rdf.at("weights"));
        String ending = chosen.place().endsWith("onnx") ? ".onnx" : ".pt";
        byte[] content = files.read(chosen.at("source").text());
        String hash = Sha256.of(content);
        if (chosen.at(HASH).isThere() && !chosen.at(HASH).text().equalsIgnoreCase(hash))
            throw new ModelException(chosen.at("source").text() + " does not match its SHA-256; get the package again");
        if (chosen.at("external_data").isThere())
            throw chosen.at("external_data").wrong("holds numbers beside the network; export it as one file");
        WeightsFile file = new WeightsFile("weights" + ending, hash, content.length);
        Field own = rdf.at("config").at("lesionj").at("card");
        ModelCard card = own.isThere() ? own(rdf, own, file) : new PackageCard(rdf).card(file);
        return new StoredModel(card, content);
    }

    /** ONNX where there is a choice: it holds no code. */
    private static Field network(Field weights) {
        for (String format : new String[] {"onnx", "torchscript"})
            if (weights.at(format).isThere()) return weights.at(format);
        String there = weights.value() instanceof JsonObject object ? String.join(", ", object.keySet()) : "none";
        throw weights.wrong("holds " + there + "; LesionJ runs onnx and torchscript");
    }

    private static ModelCard own(Field rdf, Field card, WeightsFile file) {
        ModelCard own = Json.read(card.value(), ModelCard.class).withWeights(file);
        for (Field axis : rdf.at("inputs").only().at("axes").all()) {
            String id = axis.at("id").textOr("");
            int wanted = id.equals("x") ? own.input().width() : own.input().height();
            if (id.matches("[xy]") && (int) axis.at("size").number() != wanted)
                throw axis.at("size").wrong("is another than that of config.lesionj.card, " + wanted);
        }
        return own;
    }
}
