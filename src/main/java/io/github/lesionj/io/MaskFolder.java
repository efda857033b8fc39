// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.io.table.PictureName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * A folder of masks: training, evaluation and prediction find masks with this alone. The mask of the picture {@code a} is
 * named {@code a_segmentation}, {@code a_mask}, {@code a_lesion} (or with a hyphen), else {@code a}, with the ending of
 * any kind of picture; else any one name that holds {@code a}, or the number of an ISIC image, as isic-challenge-scoring
 * takes it. Where there is no such picture, an outline of that name will do: {@code a.roi} or {@code a.geojson}.
 */
public final class MaskFolder {

    private static final Pattern MARK = Pattern.compile("[_-](segmentation|mask|lesion)$", Pattern.CASE_INSENSITIVE);

    /** Pictures that lie beside masks and are none. */
    private static final Pattern NO_MASK =
            Pattern.compile("_(superpixels|overlay|crop|measured)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern COPY = Pattern.compile("(.*_segmentation)\\.(dcm|ome\\.tif)");

    private static final Pattern OUTLINE = Pattern.compile("\\.(roi|geojson)$", Pattern.CASE_INSENSITIVE);

    private final Path folder;
    private final List<Path> files, outlines;

    private MaskFolder(Path folder, List<Path> files, List<Path> outlines) {
        this.folder = folder;
        this.files = files;
        this.outlines = outlines;
    }

    /**
     * The masks of pictures whose names are known.
     *
     * @param folder they lie in
     * @param masks  by the picture's name, sorted
     * @param spare  files that are the mask of none of the pictures
     */
    public record Found(Path folder, SortedMap<String, Path> masks, List<Path> spare) {

        /**
         * Reads a picture's mask.
         *
         * @throws IOException if there is none, it cannot be read or has another size than the picture
         */
        public Img<BitType> maskOf(SourceImage image) throws IOException {
            Path file = masks.get(PictureName.of(image.name()));
            if (file == null)
                throw new IOException("There is no mask " + folder.resolve(image.name() + "_segmentation.png")
                        + " for the image " + image.name());
            return MaskFile.read(file, image.image());
        }
    }

    /**
     * Lists a folder, or the one in it if it was unpacked twice.
     *
     * @throws IOException if there is no such folder or it cannot be read
     */
    public static MaskFolder of(Path folder) throws IOException {
        Path unpacked =
                FolderEntries.unpacked(folder, file -> LeftOut.reason(file).isEmpty());
        List<Path> entries = FolderEntries.of(unpacked);
        return new MaskFolder(
                unpacked,
                entries.stream()
                        .filter(file -> LeftOut.reason(file).isEmpty()
                                && !NO_MASK.matcher(PictureName.of(file)).find()
                                && !isCopy(file))
                        .toList(),
                entries.stream()
                        .filter(file -> OUTLINE.matcher(file.toString()).find() && Files.isRegularFile(file))
                        .toList());
    }

    /** {@code a_segmentation.dcm} and {@code .ome.tif} hold what {@code a_segmentation.png} beside them does. */
    private static boolean isCopy(Path file) {
        Matcher copy = COPY.matcher(file.getFileName().toString());
        return copy.matches() && Files.isRegularFile(file.resolveSibling(copy.group(1) + ".png"));
    }

    /** @return whether a picture's name ends as a mask's */
    public static boolean isMarked(Path file) {
        return MARK.matcher(PictureName.of(file)).find();
    }

    /** @return the name of the picture whose mask a file is named to be */
    public static String pictureOf(Path mask) {
        String outline = OUTLINE.matcher(mask.getFileName().toString()).replaceFirst("");
        boolean isPicture = outline.equals(mask.getFileName().toString());
        return MARK.matcher(isPicture ? PictureName.of(mask) : PictureName.of(outline))
                .replaceFirst("");
    }

    /**
     * @return the masks by the names of their pictures: all files that are named as masks are or, if there is none, all;
     *     outlines where there is no picture
     * @throws IOException if there is none, or two are of one picture
     */
    public SortedMap<String, Path> all() throws IOException {
        List<Path> marked = files.stream().filter(MaskFolder::isMarked).toList();
        SortedMap<String, Path> masks = new TreeMap<>();
        List<Path> pictures = marked.isEmpty() ? files : marked;
        for (Path mask : pictures.isEmpty() ? outlines : pictures) {
            Path other = masks.putIfAbsent(pictureOf(mask), mask);
            if (other != null) throw several(pictureOf(mask), List.of(other, mask));
        }
        if (masks.isEmpty())
            throw new IOException("There is no mask in " + folder + "; name them <image>_segmentation.png");
        return masks;
    }

    /**
     * @param names of all pictures whose masks may lie here, so that one that holds another is told from it
     * @throws IOException if a picture has two masks; the message names them
     */
    public Found of(Collection<String> names) throws IOException {
        Set<String> wanted = new HashSet<>(names);
        Map<String, List<Path>> exact = new TreeMap<>(), plain = new TreeMap<>(), holding = new TreeMap<>();
        Map<String, List<Path>> outlined = new TreeMap<>();
        for (Path file : outlines) put(outlined, pictureOf(file), file);
        List<Path> spare = new ArrayList<>();
        for (Path file : files) {
            String own = PictureName.of(file), marked = pictureOf(file);
            if (!own.equals(marked) && wanted.contains(marked)) put(exact, marked, file);
            else if (wanted.contains(own)) put(plain, own, file);
            else spare.add(file);
        }
        SortedMap<String, Path> masks = new TreeMap<>();
        for (String name : wanted) {
            List<Path> candidates = new ArrayList<>(exact.getOrDefault(name, List.of()));
            for (Path file : plain.getOrDefault(name, List.of()))
                if (!isJpeg(file) || candidates.isEmpty() && !outlined.containsKey(name)) candidates.add(file);
            if (candidates.isEmpty()) candidates.addAll(outlined.getOrDefault(name, List.of()));
            if (candidates.size() > 1) throw several(name, candidates);
            if (!candidates.isEmpty()) masks.put(name, candidates.get(0));
        }
        HeldNames held = new HeldNames(wanted);
        for (Path file : spare)
            held.in(PictureName.of(file))
                    .filter(name -> !masks.containsKey(name))
                    .ifPresent(name -> put(holding, name, file));
        for (Map.Entry<String, List<Path>> some : holding.entrySet()) {
            if (some.getValue().size() > 1) throw several(some.getKey(), some.getValue());
            masks.put(some.getKey(), some.getValue().get(0));
        }
        spare.removeAll(masks.values());
        return new Found(folder, masks, List.copyOf(spare));
    }

    private static void put(Map<String, List<Path>> files, String name, Path file) {
        files.computeIfAbsent(name, key -> new ArrayList<>()).add(file);
    }

    /** Beside a marked mask a photograph of the same name is the picture. */
    private static boolean isJpeg(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.jpe?g");
    }

    private IOException several(String name, List<Path> masks) {
        return new IOException(
                folder + " holds " + (masks.size() == 2 ? "two" : masks.size()) + " masks for " + name + ", "
                        + masks.stream()
                                .limit(3)
                                .map(file -> file.getFileName().toString())
                                .collect(Collectors.joining(" and "))
                        + "; keep one of them");
    }
}
