// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.training.Recipe;
import io.github.lesionj.training.RecipeChanges;
import io.github.lesionj.training.Recipes;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code lesionj recipes}: what recipes come with LesionJ. */
@Command(
        name = "recipes",
        description = {
            "Lists the recipes that come with LesionJ: what they train, on which data, from which weights, at which size, for how long.",
            "Of the data the layout and the folder below --data are named; '-' starts from random weights."
        })
final class RecipesCommand implements Callable<Integer> {

    private final Session session;

    RecipesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        TextTable table = new TextTable("name", "task", "network", "data", "start", "size", "epochs", "batch");
        for (String name : Recipes.names()) {
            Recipe recipe = Recipes.find(name, RecipeChanges.NONE);
            String start = recipe.training().start();
            table.add(
                    name,
                    word(recipe.model().task()),
                    recipe.model().network().name(),
                    word(recipe.data().layout()) + " in " + recipe.data().folder(),
                    start.isEmpty() ? "-" : start,
                    recipe.model().input().width() + "x"
                            + recipe.model().input().height(),
                    Integer.toString(recipe.training().epochs()),
                    batch(recipe));
        }
        table.print(session.out());
        return Main.DONE;
    }

    private static String batch(Recipe recipe) {
        int steps = recipe.training().accumulationSteps();
        return recipe.training().batchSize() + (steps > 1 ? " x " + steps : "");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
