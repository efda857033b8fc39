// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which model does a task when none is named: the user's choice, or else the bundled one. The choice is the one line of
 * {@code default-segmentation.txt} or {@code default-classification.txt} in the user's model folder, and the same for
 * ImageJ, scripts and the command line.
 */
public final class DefaultModels {

    private final ModelStore store;

    /** @param store whose folder keeps the choice */
    public DefaultModels(ModelStore store) {
        this.store = store;
    }

    /** @return what segments in the standard store unless another model is named */
    public static String segmenter() {
        return new DefaultModels(ModelStore.standard()).of(Task.SEGMENTATION);
    }

    /** @return what classifies in the standard store unless another model is named */
    public static String classifier() {
        return new DefaultModels(ModelStore.standard()).of(Task.CLASSIFICATION);
    }

    /**
     * @return the names, separated by commas; a chosen model that is gone is named all the same, and opening it says so
     * @throws ModelException if the choice cannot be read
     */
    public String of(Task task) {
        return chosen(task).orElse(ModelStore.bundledFor(task));
    }

    /**
     * @return what the user chose for a task; empty where the bundled model is used
     * @throws ModelException if the choice cannot be read
     */
    public Optional<String> chosen(Task task) {
        Path file = file(task);
        try {
            String names = Files.readString(file).strip();
            if (names.chars().anyMatch(Character::isISOControl)) throw damaged(file, null);
            return Optional.of(names).filter(name -> !name.isEmpty());
        } catch (NoSuchFileException nothingChosen) {
            return Optional.empty();
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private static ModelException damaged(Path file, IOException cause) {
        return new ModelException("The default model cannot be read from " + file + ": delete that file", cause);
    }

    /**
     * Makes models the default of their task.
     *
     * @param names of installed models, or paths, of one task; several, separated by commas, answer together
     * @return the task
     * @throws ModelException if one cannot be used, or they are for different tasks
     * @throws IOException    if the choice cannot be written
     */
    public Task choose(String names) throws IOException {
        List<String> each = each(names);
        TreeSet<Task> tasks = new TreeSet<>();
        for (String name : each) tasks.add(store.find(name).card().task());
        if (tasks.size() > 1)
            throw new ModelException("The models " + names + " are for different tasks: choose those of one");
        Task task = tasks.first();
        String line = String.join(",", each.stream().map(this::lasting).toList());
        if (line.equals(ModelStore.bundledFor(task))) forget(task);
        else AtomicFile.write(file(task), out -> out.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return task;
    }

    /** A path means the same from every folder. */
    private String lasting(String name) {
        return store.isInstalled(name) ? name : Path.of(name).toAbsolutePath().toString();
    }

    /**
     * Goes back to the bundled model.
     *
     * @throws IOException if the choice cannot be taken away
     */
    public void forget(Task task) throws IOException {
        Files.deleteIfExists(file(task));
    }

    /** @return whether a model is used for its task unless another is named, alone or with others */
    public boolean uses(InstalledModel model) {
        return each(of(model.card().task())).contains(model.name());
    }

    /** @return the tasks for which a model is the user's default, alone or with others */
    List<Task> tasksOf(String name) {
        return Stream.of(Task.values())
                .filter(task ->
                        chosen(task).stream().anyMatch(names -> each(names).contains(name)))
                .toList();
    }

    private static List<String> each(String names) {
        return Stream.of(names.split(",", -1)).map(String::strip).toList();
    }

    private Path file(Task task) {
        return store.folder().resolve("default-" + task.name().toLowerCase(Locale.ROOT) + ".txt");
    }
}
