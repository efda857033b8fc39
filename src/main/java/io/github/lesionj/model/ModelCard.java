// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.lesionj.network.NetworkSpec;
import java.util.List;
import java.util.Locale;

/**
 * What must be known to use a model, and what ought to be known before trusting it; {@code model.json} beside the
 * weights. Documented in docs/model-card.md.
 *
 * @param format         always {@code lesionj-model}
 * @param version        of this layout, {@value #VERSION}
 * @param name           by which users call the model: letters, digits, dots, underscores, dashes
 * @param description    one or two sentences
 * @param task           segmentation or classification
 * @param network        the architecture; of a network made elsewhere only channels and outputs are used
 * @param input          how a picture becomes its input
 * @param preprocessing  what is done to a picture before that, in order
 * @param output         what the network's numbers mean
 * @param classes        of the outputs, in order
 * @param region         what a classifier is shown of the picture
 * @param postProcessing from probability map to mask, for a segmenter
 * @param priorCorrection by which a classifier's probabilities are multiplied before they are made to sum to 1; empty for none
 * @param temperature    that a classifier's probabilities are calibrated with, after the prior correction; 1 for none
 * @param testTimeAugmentation the variations of a picture that predictions are averaged over
 * @param metrics        measured figures; those that came out as NaN or infinite are left out
 * @param operatingPoints measured thresholds
 * @param slices         figures on some of the pictures
 * @param review         measured thresholds above which an answer is marked for review
 * @param rocCurves      points of measured ROC curves, for a classifier
 * @param license        of the weights, as an SPDX expression
 * @param notices        that users must see, such as "research only"
 * @param citations      of the data and the method
 * @param training       recipe, data hashes, software, machine and duration
 * @param weights        the weights' file
 */
public record ModelCard(
        String format,
        int version,
        String name,
        String description,
        Task task,
        NetworkSpec network,
        InputSpec input,
        @Default("[]") List<PreprocessingStep> preprocessing,
        @Default("\"logits\"") Output output,
        List<String> classes,
        @Default("{}") RegionSpec region,
        @Default("{}") PostProcessingSpec postProcessing,
        @Default("[]") List<Double> priorCorrection,
        @Default("1") double temperature,
        @Default("\"none\"") TestTimeAugmentation testTimeAugmentation,
        @Default("[]") List<Metric> metrics,
        @Default("[]") List<OperatingPoint> operatingPoints,
        @Default("[]") List<Slice> slices,
        @Default("[]") List<ReviewPoint> review,
        @Default("[]") List<RocCurve> rocCurves,
        String license,
        @Default("[]") List<String> notices,
        @Default("[]") List<String> citations,
        @Default("{}") JsonObject training,
        WeightsFile weights) {

    /** What every card's {@code format} says. */
    public static final String FORMAT = "lesionj-model";

    /** The card layout this code reads and writes. */
    public static final int VERSION = 2;

    public ModelCard {
        preprocessing = Preprocessing.checked(preprocessing);
        metrics = metrics.stream()
                .filter(metric -> Double.isFinite(metric.value()))
                .toList();
        if (!format.equals(FORMAT)) throw new IllegalArgumentException("format is \"" + format + "\", not " + FORMAT);
        if (version != VERSION) throw new IllegalArgumentException(otherVersion(Integer.toString(version)));
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"))
            throw new IllegalArgumentException(
                    "name must be letters, digits, dots, underscores and dashes, not \"" + name + "\"");
        if (network.outputs() != classes.size())
            throw new IllegalArgumentException(
                    "the network has " + network.outputs() + " outputs but " + classes.size() + " classes are named");
        if (network.channels() != input.colorSpace().planes().size())
            throw new IllegalArgumentException(
                    "the network reads " + network.channels() + " channels but the input has "
                            + input.colorSpace().planes().size());
        if (!priorCorrection.isEmpty() && priorCorrection.size() != classes.size())
            throw new IllegalArgumentException(
                    "priorCorrection has " + priorCorrection.size() + " numbers for " + classes.size() + " classes");
        if (priorCorrection.stream().anyMatch(ratio -> !(ratio > 0 && ratio < Double.POSITIVE_INFINITY)))
            throw new IllegalArgumentException("priorCorrection takes positive numbers, not " + priorCorrection);
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("temperature must be positive, not " + temperature);
        for (OperatingPoint point : operatingPoints)
            if (!classes.contains(point.label()))
                throw new IllegalArgumentException(
                        "operatingPoints: \"" + point.label() + "\" is none of the classes " + classes);
        review = List.copyOf(review);
        for (ReviewPoint point : review)
            if (point.doubt().task() != task)
                throw new IllegalArgumentException("review: " + point.doubt().key() + " is no doubt of a "
                        + task.name().toLowerCase(Locale.ROOT) + " model");
        rocCurves = List.copyOf(rocCurves);
        for (RocCurve curve : rocCurves)
            if (task != Task.CLASSIFICATION || !classes.contains(curve.label()))
                throw new IllegalArgumentException(
                        "rocCurves: \"" + curve.label() + "\" is none of a classifier's classes " + classes);
        if (license.isBlank()) throw new IllegalArgumentException("license must be an SPDX expression such as CC0-1.0");
        if (task == Task.SEGMENTATION && classes.size() != 1)
            throw new IllegalArgumentException("a segmentation model has one class, not " + classes.size());
    }

    /**
     * Looks at the version before anything else, since another version has other keys.
     *
     * @throws ModelException if it is there and another one than {@value #VERSION}
     */
    static void checkVersion(JsonElement card) {
        JsonElement version = card.isJsonObject() ? card.getAsJsonObject().get("version") : null;
        if (version instanceof JsonPrimitive number && number.isNumber() && number.getAsDouble() != VERSION)
            throw new ModelException(otherVersion(number.getAsString()));
    }

    private static String otherVersion(String version) {
        return "the model card has version " + version + ", this LesionJ reads version " + VERSION
                + (Double.parseDouble(version) > VERSION ? "; please update LesionJ" : " alone; get the model anew");
    }

    /** @return the card with other weights */
    public ModelCard withWeights(WeightsFile other) {
        return with(postProcessing, priorCorrection, temperature, metrics, review, rocCurves, other);
    }

    /** @return the card with another prior correction */
    public ModelCard withPriorCorrection(List<Double> ratios) {
        return with(postProcessing, ratios, temperature, metrics, review, rocCurves, weights);
    }

    /** @return the card with another temperature */
    public ModelCard withTemperature(double other) {
        return with(postProcessing, priorCorrection, other, metrics, review, rocCurves, weights);
    }

    /** @return the card with another way from map to mask */
    public ModelCard withPostProcessing(PostProcessingSpec other) {
        return with(other, priorCorrection, temperature, metrics, review, rocCurves, weights);
    }

    /** @return the card with other figures */
    public ModelCard withMetrics(List<Metric> figures) {
        return with(postProcessing, priorCorrection, temperature, figures, review, rocCurves, weights);
    }

    /** @return the card with other thresholds for review */
    public ModelCard withReview(List<ReviewPoint> points) {
        return with(postProcessing, priorCorrection, temperature, metrics, points, rocCurves, weights);
    }

    /** @return the card with other ROC curves */
    public ModelCard withRocCurves(List<RocCurve> curves) {
        return with(postProcessing, priorCorrection, temperature, metrics, review, curves, weights);
    }

    private ModelCard with(
            PostProcessingSpec otherPostProcessing,
            List<Double> otherPriorCorrection,
            double otherTemperature,
            List<Metric> otherMetrics,
            List<ReviewPoint> otherReview,
            List<RocCurve> otherRocCurves,
            WeightsFile otherWeights) {
        return new ModelCard(
                format,
                version,
                name,
                description,
                task,
                network,
                input,
                preprocessing,
                output,
                classes,
                region,
                otherPostProcessing,
                otherPriorCorrection,
                otherTemperature,
                testTimeAugmentation,
                otherMetrics,
                operatingPoints,
                slices,
                otherReview,
                otherRocCurves,
                license,
                notices,
                citations,
                training,
                otherWeights);
    }

    /** @return name and hash, as results carry them */
    public ModelIdentity identity() {
        return new ModelIdentity(name, weights.sha256());
    }
}
