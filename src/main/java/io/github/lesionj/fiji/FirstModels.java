// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;

/** The models with which commands and their dialogs begin: the user's choice, or else the bundled ones. */
final class FirstModels {

    private FirstModels() {}

    /** @return names of segmentation models, separated by commas */
    static String segmenter() {
        return of(Task.SEGMENTATION);
    }

    /** @return names of classification models, separated by commas */
    static String classifier() {
        return of(Task.CLASSIFICATION);
    }

    /** A choice that cannot be read keeps no command from being made: the log says so. */
    private static String of(Task task) {
        try {
            return new DefaultModels(ModelStore.standard()).of(task);
        } catch (ModelException damaged) {
            String bundled = ModelStore.bundledFor(task);
            Log.say(damaged.getMessage() + ". Until then " + bundled + " is used unless another model is named.");
            return bundled;
        }
    }
}
