// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.FolderEntries;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.LeftOut;
import io.github.lesionj.io.LeftOut.Reason;
import io.github.lesionj.io.PictureChoice;
import io.github.lesionj.io.table.PictureName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which images a batch works on, settled before the work begins.
 *
 * <p>A folder stands for the image files in it, sorted by name, without its sub-folders and hidden files. Pictures in a
 * folder whose names end like results (see {@link #RESULT_ENDINGS}) are left out, so that a batch may write into the
 * folder it reads. A file that is named itself is always taken.
 *
 * @param items   the pictures to work on, each once, in the order of the inputs
 * @param leftOut what the folders hold beside them, but for hidden files
 * @param choice  which pictures of each file are meant
 */
public record WorkList(List<WorkItem> items, LeftOut leftOut, PictureChoice choice) {

    /** Endings of the names, before the extension, of what LesionJ and the ISIC archive put beside pictures. */
    public static final List<String> RESULT_ENDINGS = List.of(
            "_segmentation",
            "_labels",
            "_overlay",
            "_crop",
            "_probability",
            "_measured",
            "_calibration",
            "_visits",
            "_superpixels",
            "_hairless",
            "_hair_mask",
            "_balanced",
            "_cleaned",
            "_artifact_mask",
            "_explanation",
            "_uncertainty");

    public WorkList {
        items = List.copyOf(items);
    }

    /** Files whose results are named after them alone, without a look at what they are. */
    public static WorkList ofFiles(List<Path> files) {
        return new WorkList(files.stream().map(WorkItem::of).toList(), LeftOut.NOTHING, PictureChoice.STANDARD);
    }

    /**
     * Looks into the files for the pictures that are meant. A file of several is a picture each, unless the choice names one: their
     * names go on with {@code -slice3}, {@code -z3-t2} or {@code -series2}. TIFF and DICOM files are opened for that, and those for
     * Bio-Formats where it is installed.
     *
     * @throws IOException if two pictures would write results of the same name
     */
    public WorkList choosing(PictureChoice chosen) throws IOException {
        List<WorkItem> pictures = items.parallelStream()
                .map(item -> new WorkItem(item.file(), item.name(), chosen, ""))
                .flatMap(WorkItem::pictures)
                .toList();
        if (pictures.size() > items.size()) refuseSameNames(pictures);
        return new WorkList(pictures, leftOut, chosen);
    }

    /** @return some of the pictures, by their places from 0 on */
    public WorkList only(int[] places) {
        return new WorkList(Arrays.stream(places).mapToObj(items::get).toList(), leftOut, choice);
    }

    /** @return the files to work on */
    public List<Path> images() {
        return items.stream().map(WorkItem::file).toList();
    }

    /** @return the pictures' names, by which masks and rows of tables are found */
    public List<String> names() {
        return items.stream().map(item -> PictureName.of(item.name())).toList();
    }

    /** @return how many there are */
    public int size() {
        return items.size();
    }

    /** As {@link #of(List, boolean)}, without sub-folders. */
    public static WorkList of(List<Path> inputs) throws IOException {
        return of(inputs, false);
    }

    /**
     * Lists the images of files and folders.
     *
     * @param subFolders whether folders are read with those below them; the results of these pictures keep their sub-folders
     * @throws IOException if an input does not exist, a folder cannot be read or holds no image, or two images would
     *     write results of the same name; the message is one sentence that names the files
     */
    public static WorkList of(List<Path> inputs, boolean subFolders) throws IOException {
        Found found = new Found(subFolders);
        for (Path input : inputs) {
            if (!Files.exists(input))
                throw new IOException(
                        Files.isSymbolicLink(input)
                                ? input + " is a link to a file that is not there"
                                : "There is no file or folder " + input);
            if (Files.isDirectory(input)) found.addTopFolder(input);
            else found.add(input, "");
        }
        List<WorkItem> items = List.copyOf(found.images.values());
        refuseSameNames(items);
        return new WorkList(items, new LeftOut(found.leftOut), PictureChoice.STANDARD);
    }

    /** What was come across so far. */
    private static final class Found {

        private final boolean subFolders;
        private final Map<Path, WorkItem> images = new LinkedHashMap<>();
        private final Map<Reason, List<Path>> leftOut = new EnumMap<>(Reason.class);
        private final Set<Path> folders = new HashSet<>();

        Found(boolean subFolders) {
            this.subFolders = subFolders;
        }

        void addTopFolder(Path folder) throws IOException {
            Map<Reason, List<Path>> here = new EnumMap<>(Reason.class);
            if (addFolder(folder, "", here) == 0)
                throw new IOException("There is no image in the folder " + folder
                        + (here.isEmpty() ? "" : "; " + new LeftOut(here).text())
                        + (here.containsKey(Reason.RESULT) ? "; name such files one by one to use them" : ""));
            here.forEach((reason, files) ->
                    leftOut.computeIfAbsent(reason, key -> new ArrayList<>()).addAll(files));
        }

        /** @return how many pictures there are in it; links may lead in circles */
        private int addFolder(Path folder, String prefix, Map<Reason, List<Path>> here) throws IOException {
            if (subFolders && !folders.add(folder.toRealPath())) return 0;
            int pictures = 0;
            for (Path file : FolderEntries.of(folder)) {
                Optional<Reason> reason = LeftOut.reason(file);
                if (reason.isEmpty() && looksLikeResult(file)) reason = Optional.of(Reason.RESULT);
                if (reason.isEmpty()) {
                    pictures++;
                    add(file, prefix);
                } else if (subFolders && reason.get() == Reason.FOLDER)
                    pictures += addFolder(file, prefix + file.getFileName() + "/", here);
                else
                    here.computeIfAbsent(reason.get(), key -> new ArrayList<>()).add(file);
            }
            return pictures;
        }

        /** The first of several names of one file is taken. */
        void add(Path file, String prefix) throws IOException {
            WorkItem other =
                    images.putIfAbsent(file.toRealPath(), new WorkItem(file, prefix + ImageOpener.nameOf(file)));
            if (other != null
                    && !other.file()
                            .toAbsolutePath()
                            .normalize()
                            .equals(file.toAbsolutePath().normalize()))
                leftOut.computeIfAbsent(Reason.SAME_FILE, key -> new ArrayList<>())
                        .add(file);
        }
    }

    private static boolean looksLikeResult(Path file) {
        String name = ImageOpener.nameOf(file).toLowerCase(Locale.ROOT);
        return RESULT_ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static void refuseSameNames(List<WorkItem> items) throws IOException {
        Map<String, Path> byName = new LinkedHashMap<>();
        List<String> clashes = new ArrayList<>();
        for (WorkItem item : items) {
            Path image = item.file();
            String folder = item.name().substring(0, item.name().lastIndexOf('/') + 1);
            Path other =
                    byName.putIfAbsent((folder + PictureName.of(image) + item.part()).toLowerCase(Locale.ROOT), image);
            if (other != null) clashes.add(other + " and " + image);
        }
        if (clashes.isEmpty()) return;
        throw new IOException("Results are named after the image without its extension, and these would overwrite each "
                + "other: " + String.join("; ", clashes.subList(0, Math.min(3, clashes.size())))
                + (clashes.size() > 3 ? "; and " + (clashes.size() - 3) + " more pairs" : "")
                + ". Rename them or work on them in separate calls with separate outputs");
    }
}
