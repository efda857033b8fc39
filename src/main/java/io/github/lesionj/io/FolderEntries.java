// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a folder holds, without hidden files and what macOS, Windows and network drives put beside the user's. */
public final class FolderEntries {

    private static final Set<String> CLUTTER = Set.of(
            "__macosx",
            "@eadir",
            "#recycle",
            "$recycle.bin",
            "system volume information",
            "lost+found",
            "thumbs.db",
            "ehthumbs.db",
            "desktop.ini",
            "icon\r");

    /** How often an archive may have been unpacked into a folder of its own. */
    private static final int DEPTH = 4;

    private FolderEntries() {}

    /** @return whether nobody put the file there: its name begins with a dot or is known from macOS, Windows or a network drive */
    public static boolean isClutter(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") || CLUTTER.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * @return the entries in the order of their names
     * @throws IOException if there is no such folder or it cannot be read; the message names it
     */
    public static List<Path> of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) throw new IOException("There is no folder " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !isClutter(file)).sorted().toList();
        } catch (AccessDeniedException e) {
            throw new IOException("There is no permission to read the folder " + folder, e);
        }
    }

    /** @return the folders in a folder, in the order of their names */
    public static List<Path> folders(Path folder) throws IOException {
        return of(folder).stream().filter(Files::isDirectory).toList();
    }

    /**
     * Archives unpacked by Windows lie in a folder in a folder.
     *
     * @param isWanted tells the entries by which a folder is known to be the right one
     * @return the folder, or the one in it as long as it has no wanted entry but exactly one folder
     */
    public static Path unpacked(Path folder, Predicate<Path> isWanted) throws IOException {
        Path found = folder;
        for (int i = 0; i < DEPTH && Files.isDirectory(found); i++) {
            List<Path> entries = of(found),
                    folders = entries.stream().filter(Files::isDirectory).toList();
            if (entries.stream().anyMatch(isWanted)) return found;
            if (folders.size() != 1) return folder;
            found = folders.get(0);
        }
        return folder;
    }
}
