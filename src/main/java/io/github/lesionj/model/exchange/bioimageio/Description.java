// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.model.InputSpec;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@value #FILE} of a BioImage.IO package, format {@value #FORMAT}: what the model takes, what is done to it before and after
 * the network, which files there are. The card stands in {@code config.lesionj.card}.
 */
final class Description {

    /** The description's file name. */
    static final String FILE = "rdf.yaml";

    /** The format's version; later ones of 0.5 add keys alone. */
    static final String FORMAT = "0.5.4";

    /** The id of the input tensor. */
    static final String IMAGE = "image";

    private static final int FULL = 255;
    private static final int LONGEST = 500;
    private static final int LONGEST_NAME = 60;

    /** Single licences that BioImage.IO knows by name, of those that models of pictures have. */
    private static final Set<String> KNOWN_LICENSES = Set.of(
            "Apache-2.0",
            "MIT",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "CC-BY-4.0",
            "CC-BY-SA-4.0",
            "CC-BY-NC-4.0",
            "CC-BY-NC-SA-4.0",
            "GPL-3.0-only",
            "GPL-3.0-or-later",
            "LGPL-3.0-only");

    private final ModelCard card;
    private final Map<String, byte[]> files;

    /** @param files of the package by name, without this one */
    Description(ModelCard card, Map<String, byte[]> files) {
        this.card = card;
        this.files = files;
    }

    /** @return whether the licence can be said by its name alone */
    static boolean isKnown(String license) {
        return KNOWN_LICENSES.contains(license);
    }

    /** @param packed the card as the package's own network needs it */
    String yaml(JsonObject packed) {
        JsonObject rdf = new JsonObject();
        rdf.addProperty("format_version", FORMAT);
        rdf.addProperty("type", "model");
        rdf.addProperty("name", cut("LesionJ " + card.name().replace('.', '-'), LONGEST_NAME));
        rdf.addProperty("description", cut(card.description(), LONGEST));
        rdf.add("authors", list(object("name", "LesionJ", "affiliation", "trained with LesionJ, an ImageJ plugin")));
        if (isKnown(card.license())) rdf.addProperty("license", card.license());
        else rdf.add("license", file(BioImagePackage.LICENSE));
        rdf.add("cite", Papers.entries(card.citations()));
        rdf.add("tags", tags());
        rdf.add("covers", list(new JsonPrimitive(BioImagePackage.COVER)));
        rdf.addProperty("documentation", BioImagePackage.README);
        rdf.add("inputs", list(input()));
        rdf.add("outputs", list(output()));
        TrainingData.of(card).ifPresent(data -> rdf.add("training_data", data));
        rdf.add("weights", weights());
        JsonObject lesionj = new JsonObject();
        lesionj.add("card", packed);
        JsonObject config = new JsonObject();
        config.add("lesionj", lesionj);
        rdf.add("config", config);
        return Yaml.write(rdf);
    }

    private JsonObject input() {
        InputSpec spec = card.input();
        JsonObject image = object("id", IMAGE, "description", "the picture, brought to this size");
        JsonObject channels = object("type", "channel");
        channels.add("channel_names", texts(List.of("red", "green", "blue")));
        image.add("axes", list(batch(), channels, space("y", spec.height()), space("x", spec.width())));
        JsonObject data = object("type", "uint8");
        JsonArray range = new JsonArray();
        range.add(0);
        range.add(FULL);
        data.add("range", range);
        image.add("data", data);
        JsonObject scaling = object("axis", "channel");
        scaling.add("mean", numbers(spec.mean()));
        scaling.add("std", numbers(spec.std()));
        image.add(
                "preprocessing",
                list(
                        step("ensure_dtype", object("dtype", "float32")),
                        step("fixed_zero_mean_unit_variance", scaling),
                        step("ensure_dtype", object("dtype", "float32"))));
        image.add("test_tensor", file(BioImagePackage.TEST_INPUT));
        return image;
    }

    private static JsonArray numbers(List<Double> shares) {
        JsonArray numbers = new JsonArray();
        shares.forEach(share -> numbers.add(FULL * share));
        return numbers;
    }

    private JsonObject output() {
        boolean segments = card.task() == Task.SEGMENTATION;
        JsonObject output = object(
                "id",
                segments ? "mask" : "probabilities",
                "description",
                segments ? "1 where the picture is lesion" : "of each class, summing to 1");
        JsonObject channels = object("type", "channel");
        channels.add("channel_names", texts(card.classes()));
        JsonObject data = object("type", segments ? "uint8" : "float32");
        JsonArray range = new JsonArray();
        range.add(0);
        range.add(1);
        data.add(segments ? "values" : "range", range);
        if (segments) {
            output.add("axes", list(batch(), channels, like("y"), like("x")));
            JsonObject threshold = new JsonObject();
            threshold.addProperty("threshold", card.postProcessing().outline());
            output.add("data", data);
            output.add(
                    "postprocessing",
                    list(step("binarize", threshold), step("ensure_dtype", object("dtype", "uint8"))));
        } else {
            output.add("axes", list(batch(), channels));
            output.add("data", data);
        }
        output.add("test_tensor", file(BioImagePackage.TEST_OUTPUT));
        return output;
    }

    private JsonObject weights() {
        JsonObject weights = new JsonObject();
        JsonObject onnx = file(BioImagePackage.ONNX);
        onnx.addProperty("opset_version", BioImagePackage.OPSET);
        weights.add("onnx", onnx);
        if (files.containsKey(BioImagePackage.TORCHSCRIPT)) {
            JsonObject torch = file(BioImagePackage.TORCHSCRIPT);
            torch.addProperty("pytorch_version", BioImagePackage.PYTORCH);
            torch.addProperty("parent", "onnx");
            weights.add("torchscript", torch);
        }
        return weights;
    }

    private JsonArray tags() {
        return texts(List.of(
                "2d",
                "rgb",
                "dermoscopy",
                "skin-lesion",
                card.task() == Task.SEGMENTATION ? "semantic-segmentation" : "classification",
                "pytorch",
                "onnx",
                "fiji",
                "lesionj"));
    }

    private JsonObject file(String name) {
        return object("source", name, "sha256", Sha256.of(files.get(name)));
    }

    private static JsonObject batch() {
        return object("type", "batch");
    }

    private static JsonObject space(String id, int size) {
        JsonObject axis = object("type", "space", "id", id);
        axis.addProperty("size", size);
        return axis;
    }

    /** The offset is said though it is none: QuPath's reader takes one where nothing is said. */
    private static JsonObject like(String id) {
        JsonObject axis = object("type", "space", "id", id);
        JsonObject size = object("tensor_id", IMAGE, "axis_id", id);
        size.addProperty("offset", 0);
        axis.add("size", size);
        return axis;
    }

    private static JsonObject step(String id, JsonObject kwargs) {
        JsonObject step = object("id", id);
        step.add("kwargs", kwargs);
        return step;
    }

    private static JsonObject object(String... keysAndTexts) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < keysAndTexts.length; i += 2) object.addProperty(keysAndTexts[i], keysAndTexts[i + 1]);
        return object;
    }

    private static JsonArray list(JsonElement... elements) {
        JsonArray list = new JsonArray();
        for (JsonElement element : elements) list.add(element);
        return list;
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray list = new JsonArray();
        texts.forEach(list::add);
        return list;
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
