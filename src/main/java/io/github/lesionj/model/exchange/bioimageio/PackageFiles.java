// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import io.github.lesionj.model.MemoryBudget;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.exchange.ZipEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The files of a package, a zip or a folder, read one by one and never unpacked to disk.
 *
 * @param path        of the package
 * @param description the name of the file that describes it, within the package
 */
record PackageFiles(Path path, String description) {

    private static final List<String> DESCRIPTIONS = List.of("rdf.yaml", "bioimageio.yaml", "model.yaml");

    /** @return the files; empty if this is no package */
    static Optional<PackageFiles> of(Path path) {
        try {
            if (Files.isDirectory(path))
                return DESCRIPTIONS.stream()
                        .filter(name -> Files.isRegularFile(path.resolve(name)))
                        .findFirst()
                        .map(name -> new PackageFiles(path, name));
            if (!Files.isRegularFile(path)) return Optional.empty();
            List<String> names = ZipEntries.names(path);
            if (names.contains(ModelArchive.CARD)) return Optional.empty();
            return DESCRIPTIONS.stream().filter(names::contains).findFirst().map(name -> new PackageFiles(path, name));
        } catch (IOException noZip) {
            return Optional.empty();
        }
    }

    /**
     * @param source as a description names a file
     * @throws ModelException if it is not in the package
     */
    byte[] read(String source) throws IOException {
        if (source.matches("(?i)[a-z][a-z0-9+.-]*://.*"))
            throw new ModelException("its file " + source + " is on a server; download the whole package");
        if (source.contains("..") || source.startsWith("/") || source.contains("\\") || source.contains(":"))
            throw new ModelException("it names a file \"" + source + "\", which no package needs; do not use it");
        MemoryBudget room = new MemoryBudget();
        if (!Files.isDirectory(path)) return zipped(source, room);
        Path file = path.resolve(source);
        if (!Files.isRegularFile(file)) throw missing(source);
        byte[] content = new byte[room.take(Files.size(file))];
        try (var in = Files.newInputStream(file)) {
            if (in.readNBytes(content, 0, content.length) < content.length) throw missing(source);
        }
        return content;
    }

    private byte[] zipped(String source, MemoryBudget room) throws IOException {
        try {
            byte[] content = ZipEntries.read(path, source, room).get("");
            if (content == null) throw missing(source);
            return content;
        } catch (ZipException | IllegalArgumentException e) {
            throw new ModelException("it is damaged; get the package again", e);
        }
    }

    private static ModelException missing(String source) {
        return new ModelException("its file " + source + " is missing");
    }
}
