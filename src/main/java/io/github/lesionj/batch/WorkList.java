// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.ImageOpener;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which images a batch works on, settled before the work begins.
 *
 * <p>A folder stands for the image files in it, sorted by name, without its sub-folders and hidden files. Pictures in a
 * folder whose names end like results (see {@link #RESULT_ENDINGS}) are left out, so that a batch may write into the
 * folder it reads. A file that is named itself is always taken.
 *
 * @param images  the files to work on, each once, in the order of the inputs
 * @param skipped pictures left out because their names end like results
 */
public record WorkList(List<Path> images, List<Path> skipped) {

    /** Endings of the names, before the extension, of what LesionJ and the ISIC archive put beside pictures. */
    public static final List<String> RESULT_ENDINGS =
            List.of("_segmentation", "_overlay", "_crop", "_probability", "_superpixels");

    public WorkList {
        images = List.copyOf(images);
        skipped = List.copyOf(skipped);
    }

    /**
     * Lists the images of files and folders.
     *
     * @throws IOException if an input does not exist, a folder cannot be read or holds no image, or two images would
     *     write results of the same name; the message is one sentence that names the files
     */
    public static WorkList of(List<Path> inputs) throws IOException {
        Map<Path, Path> images = new LinkedHashMap<>();
        List<Path> skipped = new ArrayList<>();
        for (Path input : inputs) {
            if (!Files.exists(input)) throw new IOException("There is no file or folder " + input);
            if (Files.isDirectory(input)) addFolder(input, images, skipped);
            else images.putIfAbsent(input.toRealPath(), input);
        }
        List<Path> distinct = List.copyOf(images.values());
        refuseSameNames(distinct);
        return new WorkList(distinct, skipped);
    }

    private static void addFolder(Path folder, Map<Path, Path> images, List<Path> skipped) throws IOException {
        List<Path> pictures = new ArrayList<>();
        List<Path> results = new ArrayList<>();
        for (Path file : sortedFiles(folder)) {
            if (!ImageOpener.isImage(file)) continue;
            (looksLikeResult(file) ? results : pictures).add(file);
        }
        if (pictures.isEmpty()) throw new IOException("There is no image in the folder " + folder + (results.isEmpty()
                ? "" : ", only results such as " + results.get(0).getFileName() + "; name such files one by one to use them"));
        for (Path picture : pictures) images.putIfAbsent(picture.toRealPath(), picture);
        skipped.addAll(results);
    }

    private static List<Path> sortedFiles(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries)
                if (!entry.getFileName().toString().startsWith(".") && Files.isRegularFile(entry)) files.add(entry);
        } catch (AccessDeniedException e) {
            throw new IOException("There is no permission to read the folder " + folder, e);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        files.sort(null);
        return files;
    }

    private static boolean looksLikeResult(Path file) {
        String name = ImageOpener.nameOf(file).toLowerCase(Locale.ROOT);
        return RESULT_ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static void refuseSameNames(List<Path> images) throws IOException {
        Map<String, Path> byName = new LinkedHashMap<>();
        List<String> clashes = new ArrayList<>();
        for (Path image : images) {
            Path other = byName.putIfAbsent(ImageOpener.nameOf(image).toLowerCase(Locale.ROOT), image);
            if (other != null) clashes.add(other + " and " + image);
        }
        if (clashes.isEmpty()) return;
        throw new IOException("Results are named after the image without its extension, and these would overwrite each "
                + "other: " + String.join("; ", clashes.subList(0, Math.min(3, clashes.size())))
                + (clashes.size() > 3 ? "; and " + (clashes.size() - 3) + " more pairs" : "")
                + ". Rename them or work on them in separate calls with separate outputs");
    }
}
