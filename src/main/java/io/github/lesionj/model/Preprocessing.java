// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.NumericType;

/**
 * What is done to a whole picture before a network's region is cut out of it and {@link ImageToTensor} brings it to the input's
 * size: the one place, in training and in use alike. Immutable, and safe to use from many threads.
 */
public final class Preprocessing {

    private final List<PictureStep> steps;

    /** @param steps in order */
    public Preprocessing(List<PreprocessingStep> steps) {
        this.steps = steps.stream().map(PreprocessingStep::step).toList();
    }

    /**
     * Checks what a recipe or card names.
     *
     * @throws IllegalArgumentException if a step comes twice, which no model needs
     */
    public static List<PreprocessingStep> checked(List<PreprocessingStep> steps) {
        List<String> names = steps.stream().map(PreprocessingStep::name).toList();
        for (String name : names)
            if (names.indexOf(name) != names.lastIndexOf(name))
                throw new IllegalArgumentException("preprocessing: the step \"" + name + "\" comes twice");
        return List.copyOf(steps);
    }

    /**
     * Does the steps in order.
     *
     * @param image as {@link io.github.lesionj.image.Pixels#argb} takes it; not changed
     * @return a new picture of its size, or the image itself where there is no step
     */
    public RandomAccessibleInterval<? extends NumericType<?>> apply(
            RandomAccessibleInterval<? extends NumericType<?>> image) {
        RandomAccessibleInterval<? extends NumericType<?>> prepared = image;
        for (PictureStep step : steps) prepared = step.apply(prepared);
        return prepared;
    }
}
