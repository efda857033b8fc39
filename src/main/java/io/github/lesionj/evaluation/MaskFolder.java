// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The masks in a folder by the id of their image: {@code <id>_segmentation.png} or {@code <id>.png}. */
final class MaskFolder {

    private static final String MARK = "_segmentation";
    private static final String EXTENSION = ".png";

    private final Path folder;
    private final SortedMap<String, Path> marked = new TreeMap<>();
    private final SortedMap<String, Path> plain = new TreeMap<>();

    private MaskFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Lists a folder, without its hidden files and sub-folders.
     *
     * @throws IOException if there is no such folder, it cannot be read, or an id has two masks
     */
    static MaskFolder of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) throw new IOException("There is no folder " + folder);
        MaskFolder masks = new MaskFolder(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) masks.add(file);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return masks;
    }

    private void add(Path file) throws IOException {
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.startsWith(".") || !lower.endsWith(EXTENSION) || !Files.isRegularFile(file)) return;
        boolean isMarked = lower.endsWith(MARK + EXTENSION);
        int end = name.length() - EXTENSION.length() - (isMarked ? MARK.length() : 0);
        Path other = (isMarked ? marked : plain).putIfAbsent(name.substring(0, end), file);
        if (other != null)
            throw new IOException(file + " and " + other.getFileName() + " are masks of the same image; keep one of them");
    }

    /**
     * @return the truth: the files {@code <id>_segmentation.png} by id, sorted
     * @throws IOException if there is none
     */
    SortedMap<String, Path> truth() throws IOException {
        if (marked.isEmpty())
            throw new IOException("There is no true mask in " + folder + "; name them <image>" + MARK + EXTENSION);
        return marked;
    }

    /**
     * @return the prediction for an image
     * @throws IOException if there are two
     */
    Optional<Path> prediction(String id) throws IOException {
        Path one = marked.get(id);
        Path other = plain.get(id);
        if (one != null && other != null)
            throw new IOException(folder + " holds two predictions for " + id + ", " + one.getFileName() + " and "
                    + other.getFileName() + "; keep one of them");
        return Optional.ofNullable(one == null ? other : one);
    }
}
