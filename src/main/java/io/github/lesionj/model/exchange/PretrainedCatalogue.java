// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.io.Sha256;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.TorchEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Weights by name, each downloaded when it is first asked for and kept in the user's folder. */
public final class PretrainedCatalogue {

    private record Entries(List<Pretrained> entries) {}

    private final List<Pretrained> entries;
    private final Path folder;
    private final boolean offline;
    private final Download.Patience patience;

    /**
     * @param folder  of the downloaded files; made when needed
     * @param offline whether nothing may be downloaded
     */
    PretrainedCatalogue(List<Pretrained> entries, Path folder, boolean offline) {
        this(entries, folder, offline, Download.Patience.USUAL);
    }

    PretrainedCatalogue(List<Pretrained> entries, Path folder, boolean offline, Download.Patience patience) {
        this.patience = patience;
        this.entries = List.copyOf(entries);
        this.folder = folder;
        this.offline = offline;
    }

    /**
     * @return LesionJ's own entries over {@code -Dlesionj.pretrained}, or else {@code .lesionj/pretrained} in the user's
     *     home; with {@code -Dai.djl.offline=true} nothing is downloaded
     */
    public static PretrainedCatalogue standard() {
        String set = System.getProperty("lesionj.pretrained");
        Path folder = set != null ? Path.of(set) : Path.of(System.getProperty("user.home"), ".lesionj", "pretrained");
        try (InputStream in = PretrainedCatalogue.class.getResourceAsStream("pretrained.json")) {
            if (in == null)
                throw new ModelException("LesionJ's jar is incomplete: it lacks pretrained.json; install it again");
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new PretrainedCatalogue(Json.read(json, Entries.class).entries, folder, TorchEngine.isOffline());
        } catch (IOException e) {
            throw new ModelException("LesionJ's jar cannot be read: " + e.getMessage(), e);
        }
    }

    /** @return all that can be asked for */
    public List<Pretrained> entries() {
        return entries;
    }

    Optional<Pretrained> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /**
     * Gives the file, after a download where it is not there yet.
     *
     * @param log hears about the download, sentence by sentence
     * @throws ModelException if it is not there and cannot be downloaded, or is not the right file
     */
    Path fetch(Pretrained entry, Consumer<String> log) {
        Path file = folder.resolve(entry.file());
        if (Files.exists(file)) return checked(entry, file);
        try {
            if (offline) throw new IOException("LesionJ is set to be offline");
            Files.createDirectories(folder);
            new Download(entry.address(), file, entry.bytes(), entry.sha256(), patience).run(log);
            return checked(entry, file);
        } catch (IOException | UserException e) {
            throw new ModelException(
                    "The weights " + entry.name() + " could not be downloaded: " + e.getMessage() + "; try"
                            + " again, or get " + entry.url() + " in another way and put it into " + folder,
                    e);
        }
    }

    private static Path checked(Pretrained entry, Path file) {
        try {
            if (Sha256.of(file).equals(entry.sha256())) return file;
            throw new ModelException("The file " + file + " is not the one from " + entry.url()
                    + "; remove it, and it is downloaded again");
        } catch (IOException e) {
            throw new ModelException("The weights " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
