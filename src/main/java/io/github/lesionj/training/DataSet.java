// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.training.LabelledImage.Split;
import io.github.lesionj.training.layout.Entry;
import io.github.lesionj.training.layout.Listing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The pictures of a data folder with their split, in the order of their ids. */
public final class DataSet {

    private final List<LabelledImage> images = new ArrayList<>();
    private final Map<String, List<String>> leftOut = new LinkedHashMap<>();
    private final ClassNames classes;
    private final boolean needsMasks;
    private final Listing listing;
    private final String labelsHash;
    private final Optional<Path> otherMasks;

    private DataSet(
            ClassNames classes,
            boolean needsMasks,
            Listing listing,
            Function<Entry, Optional<Split>> splits,
            Optional<Path> masks)
            throws IOException {
        this.classes = classes;
        this.needsMasks = needsMasks;
        this.listing = listing;
        otherMasks = masks;
        labelsHash = hash(listing);
        Map<String, Path> others = masks.isPresent() ? OtherMasks.in(masks.get(), listing.entries()) : Map.of();
        for (Entry entry : listing.entries()) {
            Optional<Path> mask = masks.isEmpty() ? entry.mask() : Optional.ofNullable(others.get(entry.id()));
            Optional<Split> split = splits.apply(entry);
            Optional<String> missing = missing(entry, mask, split);
            if (missing.isPresent())
                leftOut.computeIfAbsent(missing.get(), key -> new ArrayList<>()).add(entry.id());
            else
                images.add(new LabelledImage(
                        entry.id(), entry.image(), mask, classes.of(entry), Splits.lesion(entry), split.orElseThrow()));
        }
        images.sort(Comparator.comparing(LabelledImage::id));
    }

    /** Where a publisher put one lesion into two splits, it stays in the one that is looked at last. */
    private void keepLesionsWhole() {
        Map<String, Split> last = new HashMap<>();
        images.forEach(image ->
                last.merge(image.lesion(), image.split(), (one, other) -> one.compareTo(other) > 0 ? one : other));
        List<LabelledImage> torn = images.stream()
                .filter(image -> image.split() != last.get(image.lesion()))
                .toList();
        if (torn.isEmpty()) return;
        images.removeAll(torn);
        leftOut.put(
                "split to themselves, as their lesion lies in validation or test too",
                torn.stream().map(LabelledImage::id).toList());
    }

    /**
     * Reads the labels; opens no picture.
     *
     * @param recipe says which data, and how it is split
     * @param root   holds the recipe's data folder
     * @param masks  other masks than the data set's own, such as a segmenter's; empty for its own
     * @throws TrainingException if a file, column or class is missing; the message names it
     */
    public static DataSet read(Recipe recipe, Path root, Optional<Path> masks) {
        Path folder = root.resolve(recipe.data().folder()).normalize();
        masks.filter(other -> !Files.isDirectory(other)).ifPresent(other -> {
            throw new TrainingException("There is no folder " + other + " of masks");
        });
        try {
            ClassNames classes =
                    new ClassNames(recipe.model().classes(), recipe.data().labels());
            Listing listing = recipe.data().layout().files().list(folder, classes::knows);
            DataSet data = new DataSet(
                    classes,
                    recipe.task().usesMasks(),
                    listing,
                    Splits.of(recipe.data(), recipe.seed(), folder, listing.entries()),
                    masks);
            if (recipe.data().publishersSplit()) data.keepLesionsWhole();
            data.refuseEmpty();
            return data;
        } catch (IOException e) {
            throw new TrainingException(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new TrainingException("The data in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What a picture lacks that the recipe needs. */
    private Optional<String> missing(Entry entry, Optional<Path> mask, Optional<Split> split) {
        if (split.isEmpty()) return Optional.of("split");
        if (needsMasks && mask.isEmpty()) return Optional.of("mask");
        if (classes.several() && entry.label().isEmpty()) return Optional.of("class");
        return Optional.empty();
    }

    private void refuseEmpty() {
        if (!images.isEmpty()) return;
        if (leftOut.containsKey("split"))
            throw new IllegalArgumentException("nothing says which pictures are for training;"
                    + " give folds and validation, shares or splits in the recipe");
        throw new IllegalArgumentException(
                "no picture has the " + String.join(" and the ", leftOut.keySet()) + " that the recipe needs");
    }

    private static String hash(Listing listing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Path table : listing.tables()) bytes.write(Files.readAllBytes(table));
        if (listing.tables().isEmpty())
            for (Entry entry : listing.entries())
                bytes.write((entry.id() + "," + entry.label() + "\n").getBytes(StandardCharsets.UTF_8));
        return Sha256.of(bytes.toByteArray());
    }

    /** @return the folder of masks that were named in place of the data's own */
    Optional<Path> otherMasks() {
        return otherMasks;
    }

    /** @return the classes that a picture may have */
    List<String> classes() {
        return classes.classes();
    }

    /** @return whether a picture without a mask is left out */
    boolean needsMasks() {
        return needsMasks;
    }

    /** @return how many pictures are used */
    public int size() {
        return images.size();
    }

    /** @return all pictures, in whatever part */
    List<LabelledImage> all() {
        return List.copyOf(images);
    }

    /** @return the pictures of one part */
    List<LabelledImage> of(Split split) {
        return images.stream().filter(image -> image.split() == split).toList();
    }

    /** @return the ids of pictures that are not used, by what they lack: split, mask or class */
    Map<String, List<String>> leftOut() {
        return leftOut;
    }

    /** @return the folder's files, used or not */
    Listing listing() {
        return listing;
    }

    /** @return the SHA-256 of the tables that say what the pictures show; without tables, of ids and classes */
    String labelsHash() {
        return labelsHash;
    }

    /** @return the table {@code image_id,split} of the pictures that are used, as a recipe's {@code data.splits} reads it */
    CsvTable splitList() {
        CsvTable table = new CsvTable(List.of("image_id", "split"));
        for (LabelledImage image : images)
            table.add(List.of(image.id(), image.split().name().toLowerCase(Locale.ROOT)));
        return table;
    }

    /** @return the SHA-256 of the ids of one part, one a line */
    String splitHash(Split split) {
        String ids = String.join("\n", of(split).stream().map(LabelledImage::id).toList());
        return Sha256.of(ids.getBytes(StandardCharsets.UTF_8));
    }
}
