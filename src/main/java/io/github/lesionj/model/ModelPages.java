// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.io.report.HtmlPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the cards of models as pages. */
public final class ModelPages {

    /** The page that leads to all others. */
    public static final String INDEX = "index.html";

    private ModelPages() {}

    /**
     * Writes one page.
     *
     * @param name of an installed model, or the path of one
     * @param file such as {@code card.html}; replaced if it exists
     * @throws ModelException if there is no such model
     * @throws IOException    if the page cannot be written
     */
    public static void write(ModelStore store, String name, Path file) throws IOException {
        InstalledModel model = store.isInstalled(name)
                ? store.installed(name)
                : new InstalledModel(name, store.card(name), Optional.of(Path.of(name)));
        ModelPage.of(model, new DefaultModels(store).uses(model)).write(file);
    }

    /**
     * Writes a page for each installed model, and {@value #INDEX} that leads to them.
     *
     * @param folder that exists
     * @return the files, {@value #INDEX} first
     * @throws IOException if one cannot be written
     */
    public static List<Path> writeAll(ModelStore store, Path folder) throws IOException {
        DefaultModels defaults = new DefaultModels(store);
        List<Path> files = new ArrayList<>(List.of(folder.resolve(INDEX)));
        HtmlPage index = new HtmlPage("Models of LesionJ")
                .text(
                        "A page for each installed model: what it is for, how it was measured and how well it did, its limits"
                                + " and its licence. LesionJ is a research tool, no medical device.");
        for (InstalledModel model : store.list().models()) {
            String file = fileOf(model.name());
            ModelPage.of(model, defaults.uses(model)).write(folder.resolve(file));
            files.add(folder.resolve(file));
            index.heading(model.name())
                    .text(CardText.task(model.card().task())
                            + (defaults.uses(model) ? ", used unless another is named" : "") + ". "
                            + model.card().description())
                    .text("Licence: " + model.card().license() + ".")
                    .link("The whole card of " + model.name(), file);
        }
        index.write(files.get(0));
        return List.copyOf(files);
    }

    /** A user's own file may be called anything; a name that is no plain one gets a number instead of its odd letters. */
    private static String fileOf(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[^A-Za-z0-9]", "m");
        String file = plain.equals(name) ? plain : plain + "-" + Integer.toHexString(name.hashCode());
        return file.toLowerCase(Locale.ROOT).equals("index") ? file + "-model.html" : file + ".html";
    }
}
