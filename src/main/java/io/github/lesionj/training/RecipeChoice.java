// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import java.nio.file.Path;

/**
 * A recipe as a call names and changes it.
 *
 * @param nameOrFile one of LesionJ's own, or a file
 * @param changes    to it
 */
public record RecipeChoice(String nameOrFile, RecipeChanges changes) {

    /** @throws TrainingException if there is no such recipe, or it does not fit; the message names it and the key */
    public Recipe read() {
        return Recipes.find(nameOrFile, changes);
    }

    /** @return what a path in {@code start} is relative to: the recipe's folder, or the call's if the call names it */
    Path startFolder() {
        Path here = Path.of("");
        if (changes.start().isPresent() || Recipes.isOwn(nameOrFile)) return here;
        Path folder = Path.of(nameOrFile).getParent();
        return folder == null ? here : folder;
    }
}
