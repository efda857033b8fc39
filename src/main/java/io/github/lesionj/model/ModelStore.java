// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds models by name or path: first those bundled with LesionJ, then the user's folder, then any zip or folder. */
public final class ModelStore {

    /** The bundled model that segments unless another is named. */
    public static final String DEFAULT_SEGMENTER = "efficientnetlite0-unet-isic2017";

    /** The bundled models that classify together unless others are named: one looks at the lesion, one at the picture. */
    public static final String DEFAULT_CLASSIFIER = "efficientnetlite0-ham10000,efficientnetlite0-ham10000-whole";

    private static final String BUNDLED = "/models/";

    private final Path folder;

    /** @param folder of the user's own model zips; need not exist */
    public ModelStore(Path folder) {
        this.folder = folder;
    }

    /** @return the store over {@code -Dlesionj.models}, or else {@code .lesionj/models} in the user's home */
    public static ModelStore standard() {
        String set = System.getProperty("lesionj.models");
        return new ModelStore(
                set != null ? Path.of(set) : Path.of(System.getProperty("user.home"), ".lesionj", "models"));
    }

    /** @return the bundled models, separated by commas, that do a task unless the user chose or names others */
    public static String bundledFor(Task task) {
        return task == Task.SEGMENTATION ? DEFAULT_SEGMENTER : DEFAULT_CLASSIFIER;
    }

    /** @return the user's model folder; need not exist */
    public Path folder() {
        return folder;
    }

    /**
     * What models there are.
     *
     * @param models   the bundled ones, then those in the user's folder
     * @param problems a sentence for each model of the user's folder, and each default, that cannot be used
     */
    public record Listing(List<InstalledModel> models, List<String> problems) {

        /** @return the cards of the models */
        public List<ModelCard> cards() {
            return models.stream().map(InstalledModel::card).toList();
        }
    }

    /** Reads all models; a damaged one of the user's hides no other. */
    public Listing list() {
        List<InstalledModel> models = new ArrayList<>(
                bundledNames().stream().map(ModelStore::bundledModel).toList());
        List<String> problems = new ArrayList<>();
        try {
            for (Path file : ownModels())
                try {
                    models.add(new InstalledModel(
                            nameOf(file), ModelArchive.read(file).card(), Optional.of(file)));
                } catch (ModelException e) {
                    problems.add(e.getMessage());
                }
        } catch (ModelException e) {
            problems.add(e.getMessage());
        }
        problems.addAll(goneDefaults());
        return new Listing(List.copyOf(models), List.copyOf(problems));
    }

    private List<String> goneDefaults() {
        List<String> problems = new ArrayList<>();
        for (Task task : Task.values())
            for (String name : new DefaultModels(this).chosen(task).orElse("").split(","))
                if (!name.isEmpty())
                    try {
                        stamp(name);
                    } catch (ModelException e) {
                        problems.add(e.getMessage());
                    }
        return problems;
    }

    private static InstalledModel bundledModel(String name) {
        return new InstalledModel(name, readBundled(name).card(), Optional.empty());
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.zip$", "");
    }

    /** @return whether a name, not a path, is that of a bundled model or of one in the user's folder */
    public boolean isInstalled(String name) {
        return isBundled(name) || ownFile(name).isPresent();
    }

    /**
     * @param name of a bundled model, or of one in the user's folder
     * @return the model
     * @throws ModelException if there is none, or it cannot be used
     */
    public InstalledModel installed(String name) {
        if (isBundled(name)) return bundledModel(name);
        Path file = ownFile(name)
                .orElseThrow(() -> new ModelException("There is no installed model \"" + name + "\"; there are "
                        + String.join(", ", installedNames())));
        return new InstalledModel(name, ModelArchive.read(file).card(), Optional.of(file));
    }

    /** Copies a model's zip, with all that lies in it for people; what lies in a folder becomes a zip. */
    void copy(InstalledModel model, OutputStream out) throws IOException {
        if (model.isBundled()) withBundled(model.name(), zip -> zip.transferTo(out));
        else if (Files.isDirectory(model.file().get()))
            ModelArchive.pack(out, ModelArchive.read(model.file().get()));
        else Files.copy(model.file().get(), out);
    }

    private List<String> installedNames() {
        return Stream.concat(bundledNames().stream(), ownModels().stream().map(ModelStore::nameOf))
                .toList();
    }

    private Optional<Path> ownFile(String name) {
        return Stream.of(own(name + ".zip"), own(name))
                .flatMap(Optional::stream)
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * @return the names by which {@link #find} finds the models for a task, the bundled ones first; without those in the
     *     user's folder whose card cannot be read: {@link #list} says what is wrong with them
     */
    public List<String> names(Task task) {
        List<String> names = new ArrayList<>(bundledNames().stream()
                .filter(name -> withBundled(name, ModelArchive::readCard).task() == task)
                .toList());
        try {
            ownModels().stream().filter(file -> isFor(task, file)).forEach(file -> names.add(nameOf(file)));
        } catch (ModelException folderUnreadable) {
            return List.copyOf(names);
        }
        return List.copyOf(names);
    }

    /** False also for what is damaged: that is said when it is opened. */
    private static boolean isFor(Task task, Path file) {
        try {
            return ModelArchive.readCard(file).task() == task;
        } catch (IOException | ModelException e) {
            return false;
        }
    }

    /** The zips and folders in the user's folder, without hidden ones. */
    private List<Path> ownModels() {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> file.toString().endsWith(".zip") || Files.isDirectory(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ModelException("The model folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a model.
     *
     * @param nameOrPath a bundled name, the name of a zip or folder in the user's folder, or a path
     * @throws ModelException if there is none, or it cannot be used
     */
    public StoredModel find(String nameOrPath) {
        return isBundled(nameOrPath) ? readBundled(nameOrPath) : ModelArchive.read(located(nameOrPath));
    }

    /**
     * Reads a model's card and leaves the weights alone.
     *
     * @param nameOrPath as {@link #find(String)} takes it
     * @throws ModelException if there is none, or its card is damaged
     */
    public ModelCard card(String nameOrPath) {
        if (isBundled(nameOrPath)) return withBundled(nameOrPath, ModelArchive::readCard);
        Path file = located(nameOrPath);
        try {
            return ModelArchive.readCard(file);
        } catch (IOException e) {
            throw new ModelException("Model " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * @param nameOrPath as {@link #find(String)} takes it
     * @return which files the model lies in and in what state they are
     * @throws ModelException if there is none
     */
    ModelStamp stamp(String nameOrPath) {
        return isBundled(nameOrPath) ? ModelStamp.bundled(nameOrPath) : ModelStamp.of(located(nameOrPath));
    }

    private static boolean isBundled(String name) {
        return bundledNames().contains(name);
    }

    private Path located(String nameOrPath) {
        return ownFile(nameOrPath)
                .or(() -> path(nameOrPath).filter(Files::exists))
                .orElseThrow(() -> new ModelException("There is no model \"" + nameOrPath + "\"" + asDefault(nameOrPath)
                        + "; bundled are " + String.join(", ", bundledNames()) + "; others are found as a zip in "
                        + folder + " or by their path"));
    }

    private String asDefault(String name) {
        return new DefaultModels(this)
                .tasksOf(name).stream()
                        .map(task -> ", which is your default for "
                                + task.name().toLowerCase(Locale.ROOT)
                                + " (choose another with Models... in ImageJ or 'lesionj models --use NAME')")
                        .collect(Collectors.joining());
    }

    /**
     * As {@link #find(String)}, for one task.
     *
     * @throws ModelException also if the model is for the other task
     */
    public StoredModel find(String nameOrPath, Task task) {
        StoredModel model = find(nameOrPath);
        if (model.card().task() != task)
            throw new ModelException("Model " + nameOrPath + " is for "
                    + model.card().task().name().toLowerCase(Locale.ROOT) + ", not for "
                    + task.name().toLowerCase(Locale.ROOT));
        return model;
    }

    private Optional<Path> own(String name) {
        return path(name)
                .filter(path -> path.getNameCount() == 1 && !name.isBlank())
                .map(folder::resolve);
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static List<String> bundledNames() {
        try (InputStream in = ModelStore.class.getResourceAsStream(BUNDLED + "index.txt")) {
            if (in == null)
                throw new ModelException("LesionJ's jar is incomplete: it holds no models; install it again");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new ModelException("LesionJ's jar cannot be read: " + e.getMessage(), e);
        }
    }

    /** @return a model that comes with LesionJ; empty if none has the name */
    public static Optional<StoredModel> bundled(String name) {
        return Optional.of(name).filter(bundledNames()::contains).map(ModelStore::readBundled);
    }

    private static StoredModel readBundled(String name) {
        return withBundled(name, ModelArchive::readZip);
    }

    private interface Reader<T> {
        T read(InputStream zip) throws IOException;
    }

    private static <T> T withBundled(String name, Reader<T> reader) {
        try (InputStream in = ModelStore.class.getResourceAsStream(BUNDLED + name + ".zip")) {
            if (in == null) throw new ModelException("LesionJ's jar lacks the model " + name + "; install it again");
            return reader.read(in);
        } catch (IOException e) {
            throw new ModelException("The bundled model " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
