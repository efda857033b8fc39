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
import java.util.OptionalDouble;

/** The card of a package that somebody else wrote. */
final class PackageCard {

    private static final int CHANNELS = 3;
    private static final int USUAL = 256;
    private static final double HALF = 0.5;
    private static final String NUMBERED = "|(c|ch|channel|rgb)?_?";

    /** What the channels may be called; numbers say nothing else. */
    private static final List<String> COLOURS = List.of(
            "(?i)r(ed)?" + NUMBERED + "[01]", "(?i)g(reen)?" + NUMBERED + "[12]", "(?i)b(lue)?" + NUMBERED + "[23]");

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
        colours(axis(input, 1));
        Scaling scaling = Scaling.of(input, CHANNELS);
        return new InputSpec(
                size(axis(input, 3)),
                size(axis(input, 2)),
                ResizeMode.STRETCH,
                ColourInput.RGB,
                List.of(),
                scaling.mean(),
                scaling.std());
    }

    /** Requires three channels that are called red, green and blue, or by numbers. */
    private static void colours(Field channel) {
        List<String> names = new ArrayList<>();
        channel.at("channel_names").all().forEach(name -> names.add(name.text()));
        if (names.size() != CHANNELS)
            throw channel.wrong("has " + names.size() + (names.size() == 1 ? " channel" : " channels")
                    + "; LesionJ shows a network red, green and blue");
        for (int c = 0; c < CHANNELS; c++)
            if (!names.get(c).matches(COLOURS.get(c)))
                throw channel.at("channel_names")
                        .wrong("are " + String.join(", ", names)
                                + "; LesionJ shows a network red, green and blue, in this order");
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
        OptionalDouble threshold = OptionalDouble.empty();
        boolean logits = false;
        for (Field step : output.at("postprocessing").all()) {
            String id = step.at("id").text();
            Field kwargs = step.at("kwargs");
            if (id.equals("ensure_dtype")) requireKept(kwargs.at("dtype"), threshold.isPresent());
            else if (threshold.isPresent())
                throw step.at("id").wrong("comes after binarize; there is nothing more to do");
            else if (id.equals(task == Task.SEGMENTATION ? "sigmoid" : "softmax") && !logits) {
                requireOverClasses(kwargs.at("axis"));
                logits = true;
            } else if (id.equals("binarize") && task == Task.SEGMENTATION)
                threshold = OptionalDouble.of(kwargs.at("threshold").numbers(1)[0]);
            else if (!id.equals("clip") || !isWholeRange(kwargs, logits))
                throw step.at("id")
                        .wrong("is no step that LesionJ can do there: after a "
                                + (task == Task.SEGMENTATION
                                        ? "segmenter it knows sigmoid once, then binarize, and ensure_dtype"
                                        : "classifier it knows softmax once, and ensure_dtype"));
        }
        if (threshold.isPresent() && threshold.getAsDouble() == 0 && !logits)
            return new Answer(Output.LOGITS, mask(HALF));
        double at = threshold.orElse(HALF);
        if (!(at >= 0 && at <= 1))
            throw output.at("postprocessing").wrong("binarizes at " + at + ", which is no probability");
        return new Answer(logits ? Output.LOGITS : Output.PROBABILITIES, mask(at));
    }

    private static PostProcessingSpec mask(double threshold) {
        return new PostProcessingSpec(
                PostProcessingSpec.Method.FIXED, threshold, 1, threshold, PostProcessingSpec.Components.ALL, false);
    }

    private static void requireKept(Field type, boolean binary) {
        if (!binary && !type.text().startsWith("float"))
            throw type.wrong("makes whole numbers of what LesionJ reads as probabilities");
    }

    private static void requireOverClasses(Field axis) {
        if (axis.isThere() && !axis.text().equals("channel")) throw axis.wrong("must be channel, for the classes");
    }

    /** @return whether probabilities stay what they are */
    private static boolean isWholeRange(Field clip, boolean probabilities) {
        return probabilities
                && !clip.at("min_percentile").isThere()
                && !clip.at("max_percentile").isThere()
                && (!clip.at("min").isThere() || clip.at("min").number() <= 0)
                && (!clip.at("max").isThere() || clip.at("max").number() >= 1);
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
