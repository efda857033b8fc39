// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.model.exchange.traced.OnnxExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ONNX files that models are run by, each made once and kept beside PyTorch's libraries in a folder that only this user can
 * write. A file's name holds a hash of what it was made of (weights, network, input, this LesionJ) and one of its content,
 * by which it is checked. Those that were used last are kept. Where no folder can be written, files are
 * made anew each time.
 *
 * @param folder need not exist; empty for none
 * @param most    how many are kept
 */
record ExportCache(Optional<Path> folder, int most) {

    private static final int MOST = 16;
    private static final String ENDING = ".onnx";

    /** @return that of this user */
    static ExportCache standard() {
        try {
            LibraryCache libraries = LibraryCache.find();
            if (!libraries.temporary())
                return new ExportCache(Optional.of(libraries.folder().resolve("lesionj-onnx")), MOST);
            libraries.remove();
        } catch (ModelException nowhere) {
            // Then nothing is kept.
        }
        return new ExportCache(Optional.empty(), 0);
    }

    /**
     * @return the model's network in the ONNX format, answering with probabilities
     * @throws ModelException if the network cannot be exported
     */
    byte[] file(StoredModel model) {
        Optional<String> key = folder.flatMap(unused -> code()).map(code -> key(model, code));
        return key.flatMap(this::kept).orElseGet(() -> {
            byte[] made = made(model);
            key.ifPresent(name -> keep(name, made));
            return made;
        });
    }

    private static byte[] made(StoredModel model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            OnnxExport.writeToRun(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String key(StoredModel model, String code) {
        ModelCard card = model.card();
        String all = String.join(
                "\n",
                card.weights().sha256(),
                Json.write(card.network()),
                Json.write(card.input()),
                card.task().name(),
                code);
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    /** What tells this LesionJ from others: length and date of its jar, or of a class. */
    private static Optional<String> code() {
        try {
            CodeSource source = ExportCache.class.getProtectionDomain().getCodeSource();
            if (source == null) return Optional.empty();
            Path place = Path.of(source.getLocation().toURI());
            Path file = Files.isDirectory(place)
                    ? place.resolve(OnnxExport.class.getName().replace('.', '/') + ".class")
                    : place;
            return Optional.of(
                    Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> kept(String key) {
        try {
            for (Path file : files()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(key)) continue;
                byte[] bytes = Files.readAllBytes(file);
                if (name.equals(name(key, bytes))) {
                    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                    return Optional.of(bytes);
                }
                Files.delete(file);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String name(String key, byte[] content) {
        return key + "-" + Sha256.of(content).substring(0, 32) + ENDING;
    }

    private void keep(String key, byte[] content) {
        try {
            PrivateFolder.make(folder.orElseThrow());
            AtomicFile.write(folder.orElseThrow().resolve(name(key, content)), out -> out.write(content));
            for (Path old : files().stream().skip(most).toList()) Files.deleteIfExists(old);
        } catch (IOException notKept) {
            // It was made and can be made again.
        }
    }

    /** The files, the one used last first. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder.orElseThrow())) return List.of();
        try (Stream<Path> all = Files.list(folder.orElseThrow())) {
            return all.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(ExportCache::used).reversed())
                    .toList();
        }
    }

    private static FileTime used(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
