// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.OutputPlace;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.model.CardText;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.InstalledModel;
import io.github.lesionj.model.ModelPages;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.OwnModels;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.exchange.bioimageio.Imports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lesionj models}: what models there are, and which are used when none is named. */
@Command(
        name = "models",
        description =
                "Lists the bundled models and those in your own model folder, says which are used by default, or writes"
                        + " their cards as pages.")
final class ModelsCommand implements Callable<Integer> {

    private static final String PAGE = ".html";

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

        @Option(
                names = "--import",
                paramLabel = "FILE",
                description =
                        "copy a model to your own: a model zip or folder, a card (.json) beside its TorchScript or"
                                + " ONNX file, or a package of BioImage.IO")
        private Path given;

        @ArgGroup(exclusive = false)
        private Pages pages;
    }

    /** The cards as pages. */
    private static final class Pages {

        @Option(
                names = "--html",
                required = true,
                paramLabel = "FILE.html|DIR",
                description =
                        "write the cards as pages for a browser: into a folder those of all models and an index.html, or"
                                + " into a file ending in .html that of --model")
        private Path html;

        @Option(
                names = "--model",
                paramLabel = "NAME|PATH",
                description = "the model whose page --html writes into a file")
        private String model;
    }

    ModelsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        ModelStore store = ModelStore.standard();
        if (choice == null) return list(store);
        if (choice.given != null) return take(store, choice.given);
        return choice.pages == null ? choose(new DefaultModels(store)) : pages(store, choice.pages);
    }

    private int take(ModelStore store, Path given) throws IOException {
        InstalledModel model = Imports.add(new OwnModels(store), given);
        CardText.lines(model, false).forEach(session.out()::println);
        return Main.DONE;
    }

    private int pages(ModelStore store, Pages pages) throws IOException {
        boolean one = pages.html.toString().endsWith(PAGE);
        if (one && pages.model == null)
            throw new UsageException("Name the model of the page with --model, or a folder for the pages of all");
        if (!one && pages.model != null)
            throw new UsageException("The page of " + pages.model + " needs the name of a file that ends in " + PAGE
                    + " in --html, not " + pages.html);
        if (one) {
            OutputPlace.file(pages.html);
            try (FolderLock taken = session.takeFile(pages.html)) {
                ModelPages.write(store, pages.model, pages.html);
            }
            session.out().println("The card of " + pages.model + " is in " + pages.html);
            return Main.DONE;
        }
        Path folder = OutputPlace.folder(pages.html);
        try (FolderLock taken = session.take(folder)) {
            ModelPages.writeAll(store, folder).forEach(session.out()::println);
        }
        return Main.DONE;
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
