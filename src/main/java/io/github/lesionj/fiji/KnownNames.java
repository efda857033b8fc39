// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import io.github.lesionj.training.Recipes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * The names that a text input knows, for dialogs to list: what is installed, or open, when the dialog opens. An input says by its
 * style which ones; it takes paths all the same.
 */
final class KnownNames {

    static final String SEGMENTERS = "lesionj-segmenters";
    static final String CLASSIFIERS = "lesionj-classifiers";
    static final String MODELS = "lesionj-models";
    static final String RECIPES = "lesionj-recipes";
    static final String IMAGES = "lesionj-images";

    private KnownNames() {}

    /** @return whether an input knows names */
    static boolean has(ModuleItem<?> input) {
        return Stream.of(SEGMENTERS, CLASSIFIERS, MODELS, RECIPES, IMAGES)
                .anyMatch(style -> style.equals(input.getWidgetStyle()));
    }

    /**
     * @param module the command that the input belongs to; one that trains for one task lists that task's recipes
     * @return an input's names; empty for one that knows none
     * @throws io.github.lesionj.model.ModelException if the user's model folder cannot be read
     */
    static List<String> of(ModuleItem<?> input, Module module) {
        return switch (Optional.ofNullable(input.getWidgetStyle()).orElse("")) {
            case SEGMENTERS -> ModelStore.standard().names(Task.SEGMENTATION);
            case CLASSIFIERS -> classifiers();
            case MODELS -> ofBothTasks(ModelStore.standard()::names);
            case RECIPES ->
                module.getDelegateObject() instanceof TrainModel training
                        ? Recipes.names(training.task())
                        : ofBothTasks(Recipes::names);
            case IMAGES -> SecondPicture.titles();
            default -> List.of();
        };
    }

    /** What is used by default and the bundled ones together, then each alone. */
    private static List<String> classifiers() {
        return Stream.concat(
                        Stream.of(FirstModels.classifier(), ModelStore.DEFAULT_CLASSIFIER),
                        ModelStore.standard().names(Task.CLASSIFICATION).stream())
                .distinct()
                .toList();
    }

    private interface Names {
        List<String> of(Task task);
    }

    private static List<String> ofBothTasks(Names names) {
        return Stream.of(Task.values()).flatMap(task -> names.of(task).stream()).toList();
    }

    /** @return what stands before the list of an input's names */
    static String heading(ModuleItem<?> input) {
        return IMAGES.equals(input.getWidgetStyle()) ? "Open images" : "Installed";
    }
}
