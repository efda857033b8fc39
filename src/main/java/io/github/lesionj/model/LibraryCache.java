// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder into which native libraries are unpacked: the one that DJL_CACHE_DIR or ENGINE_CACHE_DIR names, or else
 * {@code .djl.ai} in the user's home. Where that cannot be made private or written, or is mounted noexec, a folder below the temporary one is taken
 * that only this user can change: unlike DJL, LesionJ never loads from a folder that is shared.
 *
 * @param folder    private
 * @param temporary whether it goes when the process ends
 */
record LibraryCache(Path folder, boolean temporary) {

    private static final String NAME = ".djl.ai";

    /**
     * Chooses and makes the folder.
     *
     * @throws ModelException if there is none
     */
    static LibraryCache find() {
        return wished().or(LibraryCache::home)
                .or(LibraryCache::belowTemporary)
                .orElseThrow(() -> new ModelException(
                        "PyTorch's libraries need a folder that only you can write and on a file system that lets programs run (not mounted"
                                + " noexec), and neither your home " + System.getProperty("user.home") + " nor "
                                + System.getProperty("java.io.tmpdir")
                                + " holds one; set DJL_CACHE_DIR to such a folder"));
    }

    private static Optional<LibraryCache> wished() {
        return Stream.of(setting("ENGINE_CACHE_DIR"), setting("DJL_CACHE_DIR"))
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(folder -> usable(Path.of(folder)));
    }

    private static Optional<LibraryCache> home() {
        return usable(Path.of(System.getProperty("user.home"), NAME));
    }

    /** @return what the environment says, or else Java's properties; null for nothing */
    static String setting(String name) {
        String set = System.getenv(name) != null ? System.getenv(name) : System.getProperty(name);
        return set == null || set.isBlank() ? null : set;
    }

    private static Optional<LibraryCache> usable(Path folder) {
        try {
            Path absolute = folder.toAbsolutePath();
            PrivateFolder.make(absolute);
            PrivateFolder.close(absolute);
            boolean serves = Files.isWritable(absolute) || Files.isDirectory(absolute.resolve("pytorch"));
            return serves && PrivateFolder.is(absolute) && runsPrograms(absolute)
                    ? Optional.of(new LibraryCache(absolute, false))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @return false on a file system that is mounted noexec; true where that cannot be known */
    private static boolean runsPrograms(Path folder) throws IOException {
        Path mounts = Path.of("/proc/self/mounts");
        if (!Files.isReadable(mounts)) return true;
        Path real = folder.toRealPath();
        Path nearest = Path.of("/");
        boolean runs = true;
        for (String line : Files.readAllLines(mounts)) {
            String[] fields = line.split(" ");
            Path point = Path.of(fields[1].replace("\\040", " "));
            if (!real.startsWith(point) || point.getNameCount() < nearest.getNameCount()) continue;
            nearest = point;
            runs = !List.of(fields[3].split(",")).contains("noexec");
        }
        return runs;
    }

    private static Optional<LibraryCache> belowTemporary() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        String name = "lesionj-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_");
        Path own = temporary.resolve(name);
        if (!Files.isSymbolicLink(own)) {
            Optional<LibraryCache> kept = usable(own);
            if (kept.isPresent()) return kept;
        }
        try {
            Path once = Files.createTempDirectory(temporary, name);
            return PrivateFolder.is(once) && runsPrograms(once)
                    ? Optional.of(new LibraryCache(once, true))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Removes a temporary folder, as far as the system lets go of libraries that are loaded. */
    void remove() {
        if (!temporary) return;
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) Files.deleteIfExists(file);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
