// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Default;
import io.github.lesionj.model.InputSpec;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.PostProcessingSpec;
import io.github.lesionj.model.RegionSpec;
import io.github.lesionj.model.Task;
import io.github.lesionj.network.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that decides what a training makes of its data; a JSON file. Two runs of one recipe on one machine give the same
 * weights.
 *
 * @param name              of the model to be
 * @param description       for the model card
 * @param task              segmentation or classification
 * @param network           architecture
 * @param start             weights to start from, a catalogue name or a file; empty to start from random ones
 * @param input             how a picture becomes the network's input
 * @param classes           of the outputs, in order
 * @param data              what is learnt from
 * @param region            what a classifier is shown of each picture
 * @param postProcessing    of the finished segmenter
 * @param chooseThreshold   whether the finished segmenter's one threshold is chosen on the validation pictures
 * @param mirrored          whether the finished model averages over mirrorings
 * @param halfPrecision     whether the finished model's weights are rounded to 16 bits, before it is measured
 * @param loss              that is made small
 * @param sampling          how the pictures of an epoch are drawn; balanced is for classifiers
 * @param classWeightPower  0 counts every picture alike, 1 every class alike (weights N / n_c); between is between
 * @param labelSmoothing    share of the wanted probability spread over all classes
 * @param optimizer         how the weights move
 * @param freeze            layers that do not learn
 * @param batchSize         pictures that go through the network at once
 * @param accumulation      batches per step
 * @param epochs            times each picture is shown
 * @param earlyStopping     when to end before the last epoch
 * @param averaging         share of the averaged weights kept at each step (EMA); 0 for the plain weights
 * @param augmentation      how pictures are varied
 * @param seed              of all chance
 * @param device            {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}, unless the caller names another
 * @param licence           of the weights, SPDX
 * @param notices           for the model card
 * @param citations         for the model card
 */
public record Recipe(
        String name,
        String description,
        Task task,
        NetworkChoice network,
        @Default("\"\"") String start,
        InputSpec input,
        List<String> classes,
        DataSpec data,
        @Default("{}") RegionSpec region,
        @Default("{}") PostProcessingSpec postProcessing,
        @Default("false") boolean chooseThreshold,
        @Default("false") boolean mirrored,
        @Default("false") boolean halfPrecision,
        Loss loss,
        @Default("\"shuffled\"") Sampling sampling,
        @Default("0") double classWeightPower,
        @Default("0") double labelSmoothing,
        Optimizer optimizer,
        @Default("{}") Freezing freeze,
        int batchSize,
        @Default("1") int accumulation,
        int epochs,
        @Default("{}") EarlyStopping earlyStopping,
        @Default("0") double averaging,
        @Default("{}") Augmentation augmentation,
        long seed,
        @Default("\"auto\"") String device,
        String licence,
        @Default("[]") List<String> notices,
        @Default("[]") List<String> citations) {

    /**
     * The part of a {@link NetworkSpec} that input and classes do not decide.
     *
     * @param name    in the catalogue
     * @param widths  channels of the levels; empty for the network's own
     * @param dropout before the last layer
     */
    public record NetworkChoice(String name, @Default("[]") List<Integer> widths, @Default("0") double dropout) {

        public NetworkChoice {
            new NetworkSpec(name, 1, 1, widths, dropout);
        }
    }

    public Recipe {
        if (batchSize < 1 || epochs < 1) throw new IllegalArgumentException("batchSize and epochs must be positive");
        if (accumulation < 1) throw new IllegalArgumentException("accumulation must be positive, not " + accumulation);
        if (chooseThreshold && (task != Task.SEGMENTATION || postProcessing.method() != PostProcessingSpec.Method.FIXED))
            throw new IllegalArgumentException("chooseThreshold needs a segmenter whose postProcessing.method is fixed");
        if (sampling == Sampling.BALANCED && task != Task.CLASSIFICATION)
            throw new IllegalArgumentException("sampling balanced needs classes; a segmenter takes shuffled");
        if (!(averaging >= 0 && averaging < 1)) throw new IllegalArgumentException("averaging lies in [0, 1)");
        if (!(labelSmoothing >= 0 && labelSmoothing < 1)) throw new IllegalArgumentException("labelSmoothing lies in [0, 1)");
        if (!(classWeightPower >= 0 && classWeightPower <= 1))
            throw new IllegalArgumentException("classWeightPower lies in 0..1");
        if (loss.task() != task)
            throw new IllegalArgumentException("loss " + loss + " does not fit the task " + task);
    }

    /**
     * Reads a recipe.
     *
     * @throws TrainingException if it cannot be read or does not fit; the message names file and key
     */
    public static Recipe read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new TrainingException("Recipe " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a recipe's text.
     *
     * @param origin what a message calls the recipe
     * @throws TrainingException if it does not fit; the message names origin and key
     */
    static Recipe parse(String json, String origin) {
        try {
            return Json.read(json, Recipe.class);
        } catch (ModelException e) {
            throw new TrainingException("Recipe " + origin + ": " + e.getMessage(), e);
        }
    }

    /** @return the network, with channels and outputs from input and classes */
    public NetworkSpec networkSpec() {
        return new NetworkSpec(network.name(), input.colours().planes().size(), classes.size(), network.widths(), network.dropout());
    }
}
