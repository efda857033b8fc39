// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.IoConsumer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Models put into the user's folder, taken along from the store, and deleted. */
public final class OwnModels {

    private static final String ZIP = ".zip";

    private final ModelStore store;

    /** @param store that is added to and taken from */
    public OwnModels(ModelStore store) {
        this.store = store;
    }

    /**
     * Copies a model into the user's folder, where it is found by the name that its card gives it.
     *
     * @param model a zip, a folder, or a card ({@code .json}) with its weights beside it: LesionJ's own, TorchScript or ONNX
     * @return the installed model
     * @throws ModelException if it cannot be used, or its name is taken
     * @throws IOException    if it cannot be copied
     */
    public InstalledModel add(Path model) throws IOException {
        StoredModel stored = ModelArchive.read(model);
        return add(stored, out -> {
            if (isZip(model)) Files.copy(model, out);
            else ModelArchive.pack(out, stored);
        });
    }

    /**
     * Puts a model into the user's folder, where it is found by the name that its card gives it.
     *
     * @return the installed model
     * @throws ModelException if its name is taken
     * @throws IOException    if it cannot be written
     */
    public InstalledModel add(StoredModel model) throws IOException {
        return add(model, out -> ModelArchive.pack(out, model));
    }

    private InstalledModel add(StoredModel model, IoConsumer<OutputStream> content) throws IOException {
        String name = model.card().name();
        if (store.isInstalled(name))
            throw new ModelException("There is a model " + name
                    + " already: delete it first, or give the new one another name in its " + ModelArchive.CARD);
        AtomicFile.write(store.folder().resolve(name + ZIP), content);
        return store.installed(name);
    }

    /**
     * Copies a model out of the store, as one zip.
     *
     * @param name of an installed one
     * @param file the zip, or a folder that it goes into under its name
     * @return the file
     * @throws ModelException if there is no such model, or a file of that name already
     * @throws IOException    if it cannot be written
     */
    public Path export(String name, Path file) throws IOException {
        InstalledModel model = store.installed(name);
        Path zip = Files.isDirectory(file) ? file.resolve(name + ZIP) : withEnding(file);
        if (Files.exists(zip)) throw new ModelException("There is a file " + zip + " already: name another");
        AtomicFile.write(zip, out -> store.copy(model, out));
        return zip;
    }

    /**
     * Deletes one of the user's own models.
     *
     * @throws ModelException if there is none of the name, it comes with LesionJ, or it is the default
     * @throws IOException    if it cannot be deleted
     */
    public void delete(String name) throws IOException {
        InstalledModel model = store.installed(name);
        Path file = model.file()
                .orElseThrow(() -> new ModelException("Model " + name + " comes with LesionJ and cannot be deleted"));
        List<Task> tasks = new DefaultModels(store).tasksOf(name);
        if (!tasks.isEmpty())
            throw new ModelException("Model " + name + " is your default: choose another default before you delete it");
        if (!Files.isDirectory(file)) {
            Files.delete(file);
            return;
        }
        Files.delete(file.resolve(ModelArchive.CARD));
        Files.deleteIfExists(file.resolve(model.card().weights().file()));
        try {
            Files.delete(file);
        } catch (DirectoryNotEmptyException othersStay) {
            // What is not the model's is not ours to delete.
        }
    }

    private static boolean isZip(Path model) {
        return Files.isRegularFile(model) && !model.toString().endsWith(".json");
    }

    private static Path withEnding(Path file) {
        return file.toString().endsWith(ZIP) ? file : file.resolveSibling(file.getFileName() + ZIP);
    }
}
