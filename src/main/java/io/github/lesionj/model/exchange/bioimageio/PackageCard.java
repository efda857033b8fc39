// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import com.google.gson.JsonObject;
import io.github.lesionj.model.ColourInput;
import io.github.lesionj.model.InputSpec;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Output;
import io.github.lesionj.model.PostProcessingSpec;
import io.github.lesionj.model.RegionSpec;
import io.github.lesionj.model.ResizeMode;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.TestTimeAugmentation;
import io.github.lesionj.model.WeightsFile;
import io.github.lesionj.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** The card of a package that somebody else wrote. */
final class PackageCard {

    private static final int FULL = 255;
    private static final int CHANNELS = 3;
    private static final int USUAL = 256;
    private static final double HALF = 0.5;

    private final Field rdf;
    private final Field input;
    private final Field output;

    PackageCard(Field rdf) {
        this.rdf = rdf;
        input = rdf.at("inputs").only();
        output = rdf.at("outputs").only();
    }

    /** @throws ModelException naming the field that the card has no words for */
    ModelCard card(WeightsFile file) {
        InputSpec spec = inputSpec();
        Task task = task();
        Field channels = axis(output, 1);
        List<String> classes = new ArrayList<>();
        channels.at("channel_names").all().forEach(name -> classes.add(name.text()));
        if (task == Task.SEGMENTATION && classes.size() != 1)
            throw channels.wrong(
                    "has " + classes.size() + " channels; a segmenter of LesionJ gives one map, the lesion's:"
                            + " export the network with the wanted channel alone");
        Answer answer = answer(task);
        return new ModelCard(
                ModelCard.FORMAT,
                ModelCard.VERSION,
                name(),
                rdf.at("description").textOr("A model from a BioImage.IO package."),
                task,
                new NetworkSpec(name(), CHANNELS, classes.size(), List.of(), 0),
                spec,
                List.of(),
                answer.output,
                classes,
                new RegionSpec(false, 0, false, false),
                answer.mask,
                List.of(),
                1,
                TestTimeAugmentation.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                rdf.at("license").value().isJsonPrimitive() ? rdf.at("license").text() : "LicenseRef-of-the-package",
                List.of(
                        "Research only; no medical device.",
                        "Imported from a BioImage.IO package: its authors' terms hold."),
                rdf.at("cite").all().stream()
                        .map(cite -> cite.at("text").text())
                        .toList(),
                new JsonObject(),
                file);
    }

    private String name() {
        String name = rdf.at("name")
                .text()
                .strip()
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[._-]+|[._-]+$", "");
        return name.isEmpty() ? "package" : name.substring(0, Math.min(name.length(), 100));
    }

    private InputSpec inputSpec() {
        axes(input, "batch", "channel", "y", "x");
        int channels = axis(input, 1).at("channel_names").all().size();
        if (channels != CHANNELS)
            throw axis(input, 1).wrong("has " + channels + " channels; LesionJ shows a network red, green and blue");
        double[] gain = {1, 1, 1};
        double[] offset = {0, 0, 0};
        for (Field step : input.at("preprocessing").all()) scale(step, gain, offset);
        List<Double> mean = new ArrayList<>();
        List<Double> std = new ArrayList<>();
        for (int c = 0; c < CHANNELS; c++) {
            mean.add(-offset[c] / gain[c] / FULL);
            std.add(1 / gain[c] / FULL);
        }
        return new InputSpec(
                size(axis(input, 3)), size(axis(input, 2)), ResizeMode.STRETCH, ColourInput.RGB, List.of(), mean, std);
    }

    /** Colours are 0..255 before the first step; each step is {@code x * gain + offset}. */
    private static void scale(Field step, double[] gain, double[] offset) {
        Field kwargs = step.at("kwargs");
        String id = step.at("id").text();
        if (kwargs.at("axis").isThere() && !kwargs.at("axis").text().equals("channel"))
            throw kwargs.at("axis").wrong("must be the channels");
        double[] factor = new double[CHANNELS];
        double[] added = new double[CHANNELS];
        switch (id) {
            case "ensure_dtype" -> {
                if (!kwargs.at("dtype").text().matches("float32|float64|uint8"))
                    throw kwargs.at("dtype").wrong("is no type that a network of LesionJ is shown");
                return;
            }
            case "scale_linear" -> {
                factor = kwargs.at("gain").isThere() ? kwargs.at("gain").numbers(CHANNELS) : new double[] {1, 1, 1};
                added = kwargs.at("offset").isThere() ? kwargs.at("offset").numbers(CHANNELS) : added;
            }
            case "fixed_zero_mean_unit_variance" -> {
                double[] mean = kwargs.at("mean").numbers(CHANNELS);
                double[] std = kwargs.at("std").numbers(CHANNELS);
                for (int c = 0; c < CHANNELS; c++) {
                    factor[c] = 1 / std[c];
                    added[c] = -mean[c] / std[c];
                }
            }
            default ->
                throw step.at("id")
                        .wrong("is no step that LesionJ can do: it knows ensure_dtype, scale_linear and"
                                + " fixed_zero_mean_unit_variance, which are the same for all pictures");
        }
        for (int c = 0; c < CHANNELS; c++) {
            if (!(factor[c] > 0)) throw step.wrong("turns the colours over; LesionJ scales by positive numbers");
            gain[c] *= factor[c];
            offset[c] = offset[c] * factor[c] + added[c];
        }
    }

    private Task task() {
        if (output.at("axes").all().size() == 2) {
            axes(output, "batch", "channel");
            return Task.CLASSIFICATION;
        }
        axes(output, "batch", "channel", "y", "x");
        for (int place = 2; place < 4; place++) {
            Field size = axis(output, place).at("size");
            boolean same = size.value().isJsonPrimitive()
                    ? size.number() == size(axis(input, place))
                    : size.at("axis_id")
                                    .textOr("")
                                    .equals(axis(input, place).at("id").text())
                            && (!size.at("offset").isThere()
                                    || size.at("offset").number() == 0);
            if (!same || scaled(axis(output, place)) != scaled(axis(input, place)))
                throw size.wrong("is another than the input's; a segmenter of LesionJ gives a map of the same size");
        }
        return Task.SEGMENTATION;
    }

    private static double scaled(Field axis) {
        return axis.at("scale").isThere() ? axis.at("scale").number() : 1;
    }

    /** @param mask how a map becomes one */
    private record Answer(Output output, PostProcessingSpec mask) {}

    private Answer answer(Task task) {
        boolean logits = false;
        double threshold = HALF;
        for (Field step : output.at("postprocessing").all()) {
            String id = step.at("id").text();
            if (id.equals(task == Task.SEGMENTATION ? "sigmoid" : "softmax")) logits = true;
            else if (id.equals("binarize") && task == Task.SEGMENTATION)
                threshold = step.at("kwargs").at("threshold").numbers(1)[0];
            else if (!id.equals("ensure_dtype"))
                throw step.at("id")
                        .wrong("is no step that LesionJ can do: after a "
                                + (task == Task.SEGMENTATION
                                        ? "segmenter it knows sigmoid, binarize and ensure_dtype"
                                        : "classifier it knows softmax and ensure_dtype"));
        }
        if (threshold == 0 && !logits) {
            logits = true;
            threshold = HALF;
        }
        if (!(threshold >= 0 && threshold <= 1))
            throw output.at("postprocessing").wrong("binarizes at " + threshold + ", which is no probability");
        PostProcessingSpec mask = new PostProcessingSpec(
                PostProcessingSpec.Method.FIXED, threshold, 1, threshold, PostProcessingSpec.Components.ALL, false);
        return new Answer(logits ? Output.LOGITS : Output.PROBABILITIES, mask);
    }

    private static Field axis(Field tensor, int place) {
        return tensor.at("axes").all().get(place);
    }

    /** Requires axes in this order: types, or ids of axes in space. */
    private static void axes(Field tensor, String... wanted) {
        List<String> there = new ArrayList<>();
        for (Field axis : tensor.at("axes").all()) {
            String type = axis.at("type").text();
            there.add(type.equals("space") ? axis.at("id").textOr("x") : type);
        }
        if (!there.equals(List.of(wanted)))
            throw tensor.at("axes")
                    .wrong("are " + String.join(", ", there) + "; LesionJ runs networks over "
                            + String.join(", ", wanted));
    }

    /** @return a fixed size, or the smallest of a series that is at least what networks of lesions usually see */
    private static int size(Field axis) {
        Field size = axis.at("size");
        if (size.value().isJsonPrimitive()) return (int) size.number();
        if (!size.at("min").isThere())
            throw size.wrong("refers to another axis; LesionJ wants a number, or min and step");
        int least = (int) size.at("min").number();
        int step = (int) size.at("step").number();
        return least >= USUAL ? least : least + (USUAL - least + step - 1) / step * step;
    }
}
