// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import com.google.gson.JsonObject;
import io.github.lesionj.network.NetworkSpec;
import java.util.List;

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
 * @param output         what the network's numbers mean
 * @param classes        of the outputs, in order
 * @param region         what a classifier is shown of the picture
 * @param postProcessing from probability map to mask, for a segmenter
 * @param classWeights   by which a classifier's probabilities are multiplied before they are made to sum to 1; empty for none
 * @param temperature    that a classifier's probabilities are calibrated with, after the class weights; 1 for none
 * @param mirrored       whether predictions are averaged over the four mirrorings of the picture
 * @param metrics        measured figures
 * @param licence        of the weights, as an SPDX identifier
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
        @Default("\"logits\"") Output output,
        List<String> classes,
        @Default("{}") RegionSpec region,
        @Default("{}") PostProcessingSpec postProcessing,
        @Default("[]") List<Double> classWeights,
        @Default("1") double temperature,
        @Default("false") boolean mirrored,
        @Default("[]") List<Metric> metrics,
        String licence,
        @Default("[]") List<String> notices,
        @Default("[]") List<String> citations,
        @Default("{}") JsonObject training,
        WeightsFile weights) {

    /** What every card's {@code format} says. */
    public static final String FORMAT = "lesionj-model";

    /** The card layout this code reads and writes. */
    public static final int VERSION = 1;

    public ModelCard {
        if (!format.equals(FORMAT)) throw new IllegalArgumentException("format is \"" + format + "\", not " + FORMAT);
        if (version != VERSION)
            throw new IllegalArgumentException("the model card has version " + version
                    + ", this LesionJ reads version " + VERSION + "; please update LesionJ");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"))
            throw new IllegalArgumentException("name must be letters, digits, dots, underscores and dashes, not \"" + name + "\"");
        if (network.outputs() != classes.size())
            throw new IllegalArgumentException(
                    "the network has " + network.outputs() + " outputs but " + classes.size() + " classes are named");
        if (network.channels() != input.colours().planes().size())
            throw new IllegalArgumentException("the network reads " + network.channels() + " channels but the input has "
                    + input.colours().planes().size());
        if (!classWeights.isEmpty() && classWeights.size() != classes.size())
            throw new IllegalArgumentException(
                    classWeights.size() + " class weights are given for " + classes.size() + " classes");
        if (classWeights.stream().anyMatch(weight -> !(weight > 0 && weight < Double.POSITIVE_INFINITY)))
            throw new IllegalArgumentException("class weights must be positive, not " + classWeights);
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("temperature must be positive, not " + temperature);
        if (task == Task.SEGMENTATION && classes.size() != 1)
            throw new IllegalArgumentException("a segmentation model has one class, not " + classes.size());
    }

    /** @return the card with other weights */
    public ModelCard withWeights(WeightsFile other) {
        return new ModelCard(format, version, name, description, task, network, input, output, classes, region,
                postProcessing, classWeights, temperature, mirrored, metrics, licence, notices, citations, training, other);
    }

    /** @return the card with other class weights */
    public ModelCard withClassWeights(List<Double> factors) {
        return new ModelCard(format, version, name, description, task, network, input, output, classes, region,
                postProcessing, factors, temperature, mirrored, metrics, licence, notices, citations, training, weights);
    }

    /** @return the card with another temperature */
    public ModelCard withTemperature(double other) {
        return new ModelCard(format, version, name, description, task, network, input, output, classes, region,
                postProcessing, classWeights, other, mirrored, metrics, licence, notices, citations, training, weights);
    }

    /** @return the card with another way from map to mask */
    public ModelCard withPostProcessing(PostProcessingSpec other) {
        return new ModelCard(format, version, name, description, task, network, input, output, classes, region,
                other, classWeights, temperature, mirrored, metrics, licence, notices, citations, training, weights);
    }

    /** @return the card with other figures */
    public ModelCard withMetrics(List<Metric> figures) {
        return new ModelCard(format, version, name, description, task, network, input, output, classes, region,
                postProcessing, classWeights, temperature, mirrored, figures, licence, notices, citations, training, weights);
    }

    /** @return name and hash, as results carry them */
    public ModelIdentity identity() {
        return new ModelIdentity(name, weights.sha256());
    }
}
