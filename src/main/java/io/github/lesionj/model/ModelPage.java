// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.lesionj.io.report.HtmlPage;
import io.github.lesionj.io.report.IntervalPlot;
import io.github.lesionj.io.report.PlotAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model's card as a page, in the order of Mitchell et al. 2019, "Model cards for model reporting" (arXiv 1810.03993): what
 * it is, what it is for, what it was measured on and how well it did, how its answers are decided, what it learned from, its
 * limits and licence. Every figure is the card's; what the card does not hold is said to be not measured.
 */
public final class ModelPage {

    private static final String NOT_MEASURED = "Not measured: the card holds no such figure.";
    private static final Pattern SKIN_TONE = Pattern.compile("(?i).*(skin.?ton|skin.?type|fitzpatrick|\\bITA\\b).*");
    private static final Pattern CALIBRATION = Pattern.compile("(?i).*(calibration|brier|log.?loss|nll).*");
    private static final String OF_A_CLASS = "class: ";
    private static final List<String> HEADER =
            List.of("figure", "value", "95 % interval", "pictures", "averaging", "measured on");
    private static final List<String> HEADER_OF_GROUPS = withFirst("group", HEADER);

    private final InstalledModel model;
    private final ModelCard card;
    private final HtmlPage page;

    private ModelPage(InstalledModel model) {
        this.model = model;
        card = model.card();
        page = new HtmlPage(model.name());
    }

    /**
     * @param standard whether the model is used unless another is named
     * @return the page, which needs no other file
     */
    public static HtmlPage of(InstalledModel model, boolean standard) {
        return new ModelPage(model).written(standard);
    }

    private HtmlPage written(boolean standard) {
        page.text(card.description());
        if (standard) page.text("Used for " + CardText.task(card.task()) + " unless another model is named.");
        identity();
        use();
        figures();
        decisions();
        data();
        limits();
        page.heading("Licence and sources")
                .text("Licence of the weights: " + card.license() + ".")
                .list(card.citations());
        recipe();
        return page;
    }

    private void identity() {
        InputSpec input = card.input();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("task", CardText.task(card.task())));
        rows.add(List.of("answers", String.join(", ", card.classes())));
        rows.add(List.of(
                "network",
                card.network().name() + " (" + CardText.task(card.task()) + "), "
                        + card.weights().file()));
        rows.add(List.of(
                "input",
                input.width() + " x " + input.height() + " pixels, "
                        + input.colorSpace().planes().size() + " colour planes, "
                        + (input.resize() == ResizeMode.PAD
                                ? "scaled evenly and padded"
                                : "width and height scaled separately")));
        rows.add(List.of("shown", shown()));
        rows.add(List.of(
                "size", String.format(Locale.ROOT, "%.1f MB", card.weights().bytes() / 1e6)));
        rows.add(List.of("SHA-256 of the weights", card.weights().sha256()));
        rows.add(List.of(
                "trained with",
                text("lesionj").map(version -> "LesionJ " + version).orElse("not said")));
        rows.add(List.of("found in", model.file().map(Object::toString).orElse("LesionJ itself")));
        page.heading("The model").table(List.of("", ""), rows);
    }

    private String shown() {
        List<String> steps = new ArrayList<>();
        card.preprocessing().forEach(step -> steps.add(step.name()));
        RegionSpec region = card.region();
        steps.add(
                card.task() == Task.CLASSIFICATION && region.cropToLesion()
                        ? String.format(
                                Locale.ROOT,
                                "the lesion's box with a margin of %.0f %%%s%s",
                                100 * region.margin(),
                                region.square() ? ", widened to a square" : "",
                                region.maskBackground() ? ", skin painted black" : "")
                        : "the whole picture");
        if (card.testTimeAugmentation() == TestTimeAugmentation.FLIPS)
            steps.add("mirrored four ways, answers averaged");
        return String.join("; ", steps);
    }

    private void use() {
        page.heading("Intended use")
                .text(
                        "For research on dermoscopy images, by people who check its answers. LesionJ is a research tool and no"
                                + " medical device: nothing here is a diagnosis, and no decision about a patient may rest on it.")
                .list(card.notices());
    }

    private void figures() {
        page.heading("How well it does");
        table(card.metrics());
        IntervalPlot plot = new IntervalPlot(PlotAxis.share("the lines are 95 % bootstrap intervals"));
        List<Metric> shares = card.metrics().stream()
                .filter(metric -> metric.value() >= 0 && metric.value() <= 1)
                .toList();
        shares.forEach(metric -> plot.add(
                metric.name() + ", " + metric.split().replaceFirst(" \\(.*", "") + " (" + metric.images() + ")",
                metric.value(),
                metric.confidenceInterval()));
        if (!shares.isEmpty()) page.drawings(plot.draw());
        page.heading("Class by class");
        groups(
                slice -> slice.name().startsWith(OF_A_CLASS),
                card.metrics().stream().filter(this::isOfAClass).toList());
        page.heading("By skin tone");
        groups(ModelPage::isOfASkinTone, List.of());
        page.heading("On other groups of pictures");
        groups(slice -> !slice.name().startsWith(OF_A_CLASS) && !isOfASkinTone(slice), List.of());
        if (card.task() == Task.CLASSIFICATION) calibration();
    }

    private void calibration() {
        page.heading("Calibration")
                .text(String.format(
                        Locale.ROOT,
                        "Temperature %.3f%s%s.",
                        card.temperature(),
                        card.temperature() == 1 ? " (none)" : ", chosen on the validation pictures",
                        card.priorCorrection().stream().allMatch(ratio -> ratio == 1)
                                ? "; the probabilities are not corrected for how frequent the classes are"
                                : "; probabilities are multiplied by " + card.priorCorrection() + " in the order "
                                        + card.classes()));
        table(card.metrics().stream()
                .filter(metric -> CALIBRATION.matcher(metric.name()).matches())
                .toList());
    }

    private boolean isOfAClass(Metric metric) {
        return card.task() == Task.CLASSIFICATION
                && card.classes().stream()
                        .anyMatch(label -> Pattern.compile("\\b" + Pattern.quote(label) + "\\b")
                                .matcher(metric.name() + " " + metric.averaging())
                                .find());
    }

    private static boolean isOfASkinTone(Slice slice) {
        return SKIN_TONE.matcher(slice.name() + " " + slice.description()).matches();
    }

    /** One table of the figures, then the groups that have none. */
    private void groups(Predicate<Slice> wanted, List<Metric> others) {
        List<Slice> slices = card.slices().stream().filter(wanted).toList();
        List<List<String>> rows = new ArrayList<>();
        others.forEach(metric -> rows.add(withFirst("", row(metric))));
        for (Slice slice : slices) {
            String group = slice.name() + (slice.description().isEmpty() ? "" : " (" + slice.description() + ")");
            slice.metrics().forEach(metric -> rows.add(withFirst(group, row(metric))));
        }
        List<String> none = slices.stream()
                .filter(slice -> slice.metrics().isEmpty())
                .map(slice ->
                        slice.name() + ": " + (slice.description().isEmpty() ? NOT_MEASURED : slice.description()))
                .toList();
        if (!rows.isEmpty()) page.table(HEADER_OF_GROUPS, rows);
        if (!none.isEmpty()) page.list(none);
        if (rows.isEmpty() && none.isEmpty()) page.text(NOT_MEASURED);
    }

    private static List<String> withFirst(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private void decisions() {
        page.heading("How an answer is decided");
        PostProcessingSpec mask = card.postProcessing();
        if (card.task() == Task.SEGMENTATION)
            page.text(String.format(
                    Locale.ROOT,
                    "%s; %s%s.",
                    mask.method() == PostProcessingSpec.Method.FIXED
                            ? "A pixel is lesion where its probability lies above " + mask.threshold()
                            : "The part around what lies above " + mask.highThreshold() + ", outlined at "
                                    + mask.lowThreshold(),
                    mask.components() == PostProcessingSpec.Components.LARGEST
                            ? "the largest connected part stays"
                            : "all parts stay",
                    mask.fillHoles() ? ", holes are filled" : ""));
        else page.text("The most probable class.");
        for (OperatingPoint point : card.operatingPoints()) {
            page.text(String.format(
                    Locale.ROOT, "%s: probability of %s above %s", point.name(), point.label(), point.threshold()));
            table(point.metrics());
        }
        if (!card.rocCurves().isEmpty())
            page.text(
                            "What other thresholds gave where they were measured; --melanoma-sensitivity, and Melanoma sensitivity in"
                                    + " Fiji, choose among those of MEL by their sensitivity:")
                    .table(CurveTable.HEADER, CurveTable.rows(card.rocCurves()));
        if (card.review().isEmpty()) page.text("No threshold for review was measured: no answer is marked.");
        for (ReviewPoint point : card.review()) {
            page.text(String.format(
                    Locale.ROOT,
                    "Marked for review where %s lies above %s%s:",
                    point.doubt().key(),
                    point.threshold(),
                    point.beside().isEmpty() ? "" : ", asked together with " + String.join(", ", point.beside())));
            table(point.metrics());
        }
    }

    private void data() {
        page.heading("What it learned from");
        List<List<String>> rows = new ArrayList<>();
        for (String split : List.of("train", "validation", "test"))
            text(split + "_images").ifPresent(count -> rows.add(List.of(split + " pictures", count)));
        for (String key : List.of("labels_sha256", "epoch", "seconds", "engine", "java", "start"))
            text(key).ifPresent(value -> rows.add(List.of(key.replace('_', ' '), value)));
        if (rows.isEmpty()) page.text("Not said: the card holds nothing about its training.");
        else page.table(List.of("", ""), rows);
    }

    private void limits() {
        List<String> limits = new ArrayList<>();
        limits.add(
                "It is measured only on what is named above; other cameras, body sites, ages, skin tones and diseases may"
                        + " come out worse.");
        limits.add(
                "Figures on pictures that also chose the epoch or a threshold are higher than on new pictures; the column"
                        + " \"measured on\" says which these are.");
        if (card.slices().isEmpty()) limits.add("Nothing was measured by skin tone, body site, age, sex or camera.");
        String tooSmall = card.slices().stream()
                .filter(slice -> slice.metrics().isEmpty())
                .map(Slice::name)
                .collect(Collectors.joining("; "));
        if (!tooSmall.isEmpty()) limits.add("Nothing can be said of groups that were too small: " + tooSmall + ".");
        if (card.metrics().isEmpty()) limits.add("No figure of it is known.");
        if (card.input().resize() == ResizeMode.STRETCH)
            limits.add("Pictures of another aspect ratio than " + card.input().width() + " : "
                    + card.input().height() + " are distorted on their way in.");
        if (card.task() == Task.SEGMENTATION
                && card.postProcessing().components() == PostProcessingSpec.Components.LARGEST)
            limits.add("It finds one lesion on a picture.");
        if (card.weights().format().isForeign())
            limits.add(
                    "The network was made elsewhere; LesionJ knows its card and its answers, and nothing of its inside.");
        page.heading("Limits").list(limits);
    }

    private void recipe() {
        List<List<String>> rows = new ArrayList<>();
        flatten("", Optional.ofNullable(card.training().get("recipe")).orElse(new JsonObject()), rows);
        if (!rows.isEmpty()) page.heading("The recipe").table(List.of("key", "setting"), rows);
    }

    private static void flatten(String place, JsonElement element, List<List<String>> rows) {
        if (element instanceof JsonObject object && !object.isEmpty())
            for (Map.Entry<String, JsonElement> entry : object.entrySet())
                flatten(place.isEmpty() ? entry.getKey() : place + "." + entry.getKey(), entry.getValue(), rows);
        else if (!place.isEmpty()) rows.add(List.of(place, plain(element)));
    }

    private static String plain(JsonElement element) {
        return element instanceof JsonArray array
                ? array.asList().stream().map(ModelPage::plain).collect(Collectors.joining(", "))
                : element.isJsonPrimitive() ? element.getAsString() : element.toString();
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(card.training().get(key)).map(ModelPage::plain);
    }

    private void table(List<Metric> metrics) {
        if (metrics.isEmpty()) {
            page.text(NOT_MEASURED);
            return;
        }
        page.table(HEADER, metrics.stream().map(ModelPage::row).toList());
    }

    private static List<String> row(Metric metric) {
        List<Double> interval = metric.confidenceInterval();
        return List.of(
                metric.name(),
                String.format(Locale.ROOT, "%.3f", metric.value()),
                interval.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f to %.3f", interval.get(0), interval.get(1)),
                Integer.toString(metric.images()),
                metric.averaging(),
                metric.split());
    }
}
