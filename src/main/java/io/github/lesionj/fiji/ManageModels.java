// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.batch.OutputPlace;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.CardText;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.InstalledModel;
import io.github.lesionj.model.ModelPages;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.OwnModels;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.exchange.bioimageio.Imports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The installed models: a window to look after them, and each of its buttons as a line of a macro. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Models...", weight = 81)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Lists the models with their figures and licenses; imports, exports, deletes them, and chooses"
                + " which are used by default.")
public final class ManageModels extends SafeCommand {

    static final String LIST = "list";
    static final String DETAILS = "details";
    static final String IMPORT = "import";
    static final String EXPORT = "export";
    static final String DELETE = "delete";
    static final String USE = "use";
    static final String BUNDLED = "bundled";
    static final String PAGE = "page";

    private static final String HTML = ".html";

    @Parameter(
            label = "What to do",
            choices = {LIST, DETAILS, IMPORT, EXPORT, DELETE, USE, BUNDLED, PAGE},
            required = false,
            persist = false,
            description =
                    "list shows all; details the card of one; import copies a file to your models; export copies one"
                            + " to a file; delete removes one of yours; use makes one the default for its task, in ImageJ and on the"
                            + " command line; bundled goes back to the models that come with LesionJ; page writes the card of one"
                            + " as a page for a browser.")
    private String action = LIST;

    @Parameter(
            label = "Model",
            style = KnownNames.MODELS,
            required = false,
            persist = false,
            description =
                    "The name of an installed model, for details, export, delete, use and page; several, separated by commas,"
                            + " may be used together.")
    private String model = "";

    @Parameter(
            label = "File",
            style = PathStyle.FILE_OR_DIRECTORY,
            required = false,
            persist = false,
            description =
                    "To import: a model zip or folder, a card (.json) beside its TorchScript or ONNX file, or a package of"
                            + " BioImage.IO. To export:"
                            + " the zip, or a folder for it. For a page: an .html file, or a folder for it.")
    private String file = "";

    @Parameter(type = ItemIO.OUTPUT, label = "Names", description = "Of all installed models, after the work.")
    private List<String> names = List.of();

    @Parameter(type = ItemIO.OUTPUT, label = "Text", description = "The list, the card, or what was done.")
    private String text = "";

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Exported file",
            description = "The zip, or the page; empty unless one was written.")
    private File exported;

    @Override
    boolean needsEngine() {
        return false;
    }

    @Override
    boolean hasOwnWindow() {
        return true;
    }

    @Override
    void work(Progress progress) throws IOException {
        ModelStore store = ModelStore.standard();
        text = done(store, new OwnModels(store), new DefaultModels(store));
        record();
        names = Stream.of(Task.values())
                .flatMap(task -> store.names(task).stream())
                .toList();
        if (Screen.isInteractive()) ModelsWindow.refresh(this, action.equals(LIST));
        if (!Screen.isInteractive() || !action.equals(LIST)) Log.show(text.strip());
    }

    private String done(ModelStore store, OwnModels own, DefaultModels defaults) throws IOException {
        return switch (action) {
            case LIST -> ModelsText.list(store);
            case DETAILS -> card(store.installed(named()), defaults);
            case IMPORT -> card(Imports.add(own, path("the zip, folder or card to import")), defaults);
            case EXPORT -> exported(own.export(named(), path("the zip to write, or its folder")));
            case DELETE -> deleted(own);
            case USE -> used(defaults, defaults.choose(named()));
            case BUNDLED -> {
                for (Task task : Task.values()) defaults.forget(task);
                yield "LesionJ: the models that come with LesionJ are used unless another is named";
            }
            case PAGE -> page(store, path("the .html file to write, or its folder"));
            default ->
                throw new UserException("'action' is \"" + action
                        + "\" but must be list, details, import, export, delete, use, bundled or page.");
        };
    }

    private String named() {
        return Optional.of(model.strip())
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> new UserException("Name the model in 'model'."));
    }

    private Path path(String what) {
        return UserPaths.optional(file).orElseThrow(() -> new UserException("Name " + what + " in 'file'."));
    }

    private static String card(InstalledModel model, DefaultModels defaults) {
        return String.join("\n", CardText.details(model, defaults.uses(model)));
    }

    private String exported(Path zip) {
        exported = zip.toFile();
        return "LesionJ: " + named() + " is in " + zip;
    }

    private String page(ModelStore store, Path place) throws IOException {
        Path file = Files.isDirectory(place) ? place.resolve(named() + HTML) : place;
        if (!file.toString().endsWith(HTML))
            throw new UserException("'file' is " + file + " but the page needs a name that ends in " + HTML + ".");
        OutputPlace.file(file);
        ModelPages.write(store, named(), file);
        exported = file.toFile();
        Report.open(exported);
        return "LesionJ: the card of " + named() + " is in " + file;
    }

    private String deleted(OwnModels own) throws IOException {
        own.delete(named());
        return "LesionJ: " + named() + " is deleted";
    }

    private String used(DefaultModels defaults, Task task) {
        return "LesionJ: " + CardText.task(task) + " is by " + defaults.of(task) + " unless another model is named";
    }
}
