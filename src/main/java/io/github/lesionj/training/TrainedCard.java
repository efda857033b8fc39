// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.Output;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.WeightsFile;
import io.github.lesionj.training.LabelledImage.Split;
import io.github.lesionj.training.optimization.EpochResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The model card of a training: what the recipe promised, what the data were, what came of it. */
final class TrainedCard {

    private static final WeightsFile NOT_WRITTEN = new WeightsFile("weights.safetensors", "0".repeat(64), 1);

    private TrainedCard() {}

    /**
     * @param start   what became of the weights that the training started from
     * @param results of the epochs so far; the last one's weights are the model's
     */
    static ModelCard of(Recipe recipe, DataSet data, Device device, List<String> start, List<EpochResult> results) {
        EpochResult last = results.get(results.size() - 1);
        int images = data.of(Split.VALIDATION).size();
        List<Metric> metrics = last.metrics().entrySet().stream()
                .map(metric -> new Metric(
                        metric.getKey(),
                        metric.getValue(),
                        "validation, used to choose the epoch",
                        images,
                        "network size, not mirrored, threshold 0.5"))
                .toList();
        return new ModelCard(
                ModelCard.FORMAT,
                ModelCard.VERSION,
                recipe.name(),
                recipe.about().description(),
                recipe.model().task(),
                recipe.model().networkSpec(),
                recipe.model().input(),
                recipe.model().preprocessing(),
                Output.LOGITS,
                recipe.model().classes(),
                recipe.model().region(),
                recipe.finish().postProcessing(),
                List.of(),
                1,
                recipe.finish().testTimeAugmentation(),
                metrics,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                recipe.about().license(),
                recipe.about().notices(),
                recipe.about().citations(),
                provenance(recipe, data, device, start, results),
                NOT_WRITTEN);
    }

    private static JsonObject provenance(
            Recipe recipe, DataSet data, Device device, List<String> start, List<EpochResult> results) {
        JsonObject json = new JsonObject();
        json.addProperty("epoch", results.size());
        json.addProperty(
                "seconds",
                Math.round(results.stream().mapToDouble(EpochResult::seconds).sum()));
        json.addProperty(
                "lesionj",
                Optional.ofNullable(Trainer.class.getPackage().getImplementationVersion())
                        .orElse("not packaged"));
        json.addProperty("engine", TorchEngine.describe(TorchEngine.device(device)));
        json.addProperty(
                "java",
                System.getProperty("java.version") + " on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"));
        json.addProperty("labels_sha256", data.labelsHash());
        for (Split split : Split.values()) {
            String name = split.name().toLowerCase(Locale.ROOT);
            json.addProperty(name + "_images", data.of(split).size());
            json.addProperty(name + "_ids_sha256", data.splitHash(split));
        }
        if (!start.isEmpty()) json.addProperty("start", String.join("; ", start));
        json.add("recipe", JsonParser.parseString(Json.write(recipe)));
        return json;
    }
}
