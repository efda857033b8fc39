package io.github.lesionj.cli;

import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.ImageOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which predicted mask belongs to which true one: those of the same name, with or without {@code _segmentation}.
 *
 * @param pairs              sorted by name
 * @param withoutPrediction  names of true masks that nothing was predicted for
 * @param withoutTruth       names of predicted masks that have no true one
 */
record MaskPairs(List<Pair> pairs, List<String> withoutPrediction, List<String> withoutTruth) {

    private static final String ENDING = "_segmentation";

    /** Two masks of one image. */
    record Pair(String image, Path prediction, Path truth) {}

    /**
     * Pairs the masks of two folders. If a folder holds pictures whose names end in {@code _segmentation}, these are its
     * masks; otherwise all its pictures are.
     *
     * @throws IOException if a folder cannot be read
     * @throws UsageException if there is no folder, no mask in it, two masks for one image, or no pair
     */
    static MaskPairs of(Path predictions, Path truth) throws IOException {
        SortedMap<String, Path> predicted = masks(predictions);
        SortedMap<String, Path> right = masks(truth);
        List<Pair> pairs = new ArrayList<>();
        for (Map.Entry<String, Path> mask : right.entrySet())
            if (predicted.containsKey(mask.getKey()))
                pairs.add(new Pair(mask.getKey(), predicted.get(mask.getKey()), mask.getValue()));
        if (pairs.isEmpty())
            throw new UsageException("No mask in " + predictions + " has the name of one in " + truth + ", such as " + right.firstKey());
        return new MaskPairs(pairs, missing(right, predicted), missing(predicted, right));
    }

    private static List<String> missing(SortedMap<String, Path> from, SortedMap<String, Path> in) {
        return from.keySet().stream().filter(name -> !in.containsKey(name)).toList();
    }

    private static SortedMap<String, Path> masks(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) throw new UsageException("There is no folder " + folder);
        List<Path> pictures;
        try (Stream<Path> files = Files.list(folder)) {
            pictures = files.filter(f -> ImageOpener.isImage(f) && !f.getFileName().toString().startsWith(".")).sorted().toList();
        }
        List<Path> marked = pictures.stream().filter(f -> WorkList.nameOf(f).endsWith(ENDING)).toList();
        SortedMap<String, Path> masks = new TreeMap<>();
        for (Path file : marked.isEmpty() ? pictures : marked) {
            Path other = masks.put(imageOf(file), file);
            if (other != null) throw new UsageException("There are two masks for one image: " + other + " and " + file + "; remove one");
        }
        if (masks.isEmpty()) throw new UsageException("There is no mask in the folder " + folder);
        return masks;
    }

    private static String imageOf(Path mask) {
        String name = WorkList.nameOf(mask);
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
