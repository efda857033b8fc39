// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Default;
import io.github.lesionj.model.InputSpec;
import io.github.lesionj.model.Preprocessing;
import io.github.lesionj.model.PreprocessingStep;
import io.github.lesionj.model.RegionSpec;
import io.github.lesionj.model.Task;
import io.github.lesionj.network.NetworkInfo;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What is trained: a network, what it is shown and what it says; the group {@code model} of a recipe.
 *
 * @param task    segmentation or classification
 * @param network architecture
 * @param input   how a picture becomes the network's input
 * @param preprocessing what is done to a picture before that, in order
 * @param classes of the outputs, in order
 * @param region  what a classifier is shown of each picture
 */
public record ModelSpec(
        Task task,
        NetworkChoice network,
        InputSpec input,
        @Default("[]") List<PreprocessingStep> preprocessing,
        List<String> classes,
        @Default("{}") RegionSpec region) {

    private static final int MOST_CLASSES = 1000;
    private static final long MOST_WEIGHTS = 500_000_000;

    /**
     * The part of a {@link NetworkSpec} that input and classes do not decide.
     *
     * @param name    in the catalogue
     * @param widths  channels of the levels; empty for the network's own
     * @param dropout before the last layer
     */
    public record NetworkChoice(
            String name,
            @Default("[]") List<Integer> widths,
            @Default("0") double dropout) {

        public NetworkChoice {
            new NetworkSpec(name, 1, 1, widths, dropout);
        }
    }

    public ModelSpec {
        classes = List.copyOf(classes);
        preprocessing = Preprocessing.checked(preprocessing);
        check(task, classes);
        NetworkInfo known = Networks.info(network.name());
        if (known.segments() != (task == Task.SEGMENTATION))
            throw new IllegalArgumentException("the network " + known.name() + " is made for "
                    + (known.segments() ? "segmentation" : "classification") + ", not for "
                    + task.name().toLowerCase(Locale.ROOT) + "; 'lesionj networks' lists them all");
        long weights = Networks.create(spec(network, input, classes)).trained();
        if (weights > MOST_WEIGHTS)
            throw new IllegalArgumentException("network.widths: a network of " + weights / 1_000_000
                    + " million weights is beyond the " + MOST_WEIGHTS / 1_000_000 + " million that LesionJ trains");
    }

    private static void check(Task task, List<String> classes) {
        if (task == Task.SEGMENTATION && classes.size() != 1)
            throw new IllegalArgumentException(
                    "classes: a segmentation has one class, such as [\"lesion\"], not " + classes.size());
        if (task == Task.CLASSIFICATION && (classes.size() < 2 || classes.size() > MOST_CLASSES))
            throw new IllegalArgumentException(
                    "classes: a classification has 2 to " + MOST_CLASSES + " classes, not " + classes.size());
        TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : classes) {
            if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/()+-]{0,99}") || !name.equals(name.strip()))
                throw new IllegalArgumentException(
                        "classes: a class is letters, digits, blanks and . _ / ( ) + -, and begins with a letter or digit");
            if (!known.add(name))
                throw new IllegalArgumentException("classes: " + name + " is named twice, but for its case");
        }
    }

    /** @return the network, with channels and outputs from input and classes */
    public NetworkSpec networkSpec() {
        return spec(network, input, classes);
    }

    private static NetworkSpec spec(NetworkChoice network, InputSpec input, List<String> classes) {
        return new NetworkSpec(
                network.name(),
                input.colorSpace().planes().size(),
                classes.size(),
                network.widths(),
                network.dropout());
    }
}
