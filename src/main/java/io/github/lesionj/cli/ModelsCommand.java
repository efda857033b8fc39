// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.model.CardText;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.InstalledModel;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lesionj models}: what models there are, and which are used when none is named. */
@Command(
        name = "models",
        description = "Lists the bundled models and those in your own model folder, or says which are used by default.")
final class ModelsCommand implements Callable<Integer> {

    private final Session session;

    @ArgGroup
    private Choice choice;

    /** What is used unless another model is named. */
    private static final class Choice {

        @Option(
                names = "--use",
                paramLabel = "NAME|PATH",
                description =
                        "use this model from now on, here and in ImageJ, unless another is named; several, separated"
                                + " by commas, answer together")
        private String model;

        @Option(names = "--use-bundled", description = "use the models that come with LesionJ again")
        private boolean bundled;
    }

    ModelsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        ModelStore store = ModelStore.standard();
        return choice == null ? list(store) : choose(new DefaultModels(store));
    }

    private int choose(DefaultModels defaults) throws IOException {
        if (choice.bundled) for (Task task : Task.values()) defaults.forget(task);
        else defaults.choose(choice.model);
        for (Task task : Task.values()) session.out().println(CardText.task(task) + ": " + defaults.of(task));
        return Main.DONE;
    }

    private int list(ModelStore store) {
        ModelStore.Listing models = store.list();
        for (InstalledModel model : models.models()) {
            CardText.lines(model, new DefaultModels(store).uses(model)).forEach(session.out()::println);
            session.out().println();
        }
        session.out().println("Your own models: as zip files or folders in " + store.folder() + ", or by their path.");
        models.problems().forEach(session.console()::say);
        return models.problems().isEmpty() ? Main.DONE : Main.SOME_FAILED;
    }
}
