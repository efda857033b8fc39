// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.review;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.MaskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/** What was accepted or redrawn, as training data in the layout {@code plain}: images, masks, labels.csv, metadata.csv. */
final class ReviewedData {

    private final Path folder;
    private final KnownLesions lesions;

    /**
     * @param folder  made when there is something to put in
     * @param lesions which pictures show one lesion, as far as that is known
     */
    ReviewedData(Path folder, KnownLesions lesions) {
        this.folder = folder;
        this.lesions = lesions;
    }

    private Path image(ReviewedPicture picture) {
        return folder.resolve("images").resolve(picture.file().getFileName());
    }

    private Path mask(ReviewedPicture picture) {
        return folder.resolve("masks").resolve(picture.name() + "_segmentation.png");
    }

    /** @return the picture's mask here */
    Optional<Path> found(ReviewedPicture picture) {
        return Optional.of(mask(picture)).filter(Files::exists);
    }

    /** @return the mask's file, to bring it back by {@link #restore} */
    Optional<byte[]> state(ReviewedPicture picture) throws IOException {
        Path mask = mask(picture);
        return Files.exists(mask) ? Optional.of(Files.readAllBytes(mask)) : Optional.empty();
    }

    /** Takes the picture with the mask that was found, if one was. */
    void accept(ReviewedPicture picture) throws IOException {
        if (picture.mask().isPresent())
            AtomicFile.write(mask(picture), out -> Files.copy(picture.mask().get(), out));
        else Files.deleteIfExists(mask(picture));
        copy(picture);
    }

    /** Takes the picture with the reviewer's mask. */
    void redraw(ReviewedPicture picture, RandomAccessibleInterval<BitType> drawn) throws IOException {
        MaskFile.write(mask(picture), drawn);
        copy(picture);
    }

    private void copy(ReviewedPicture picture) throws IOException {
        Path copy = image(picture);
        if (!Files.exists(copy)) AtomicFile.write(copy, out -> Files.copy(picture.file(), out));
    }

    /** Leaves the picture out. */
    void remove(ReviewedPicture picture) throws IOException {
        Files.deleteIfExists(mask(picture));
        Files.deleteIfExists(image(picture));
    }

    /** Brings an earlier state back; without a verdict on it the picture is left out. */
    void restore(ReviewedPicture picture, Optional<byte[]> mask, boolean kept) throws IOException {
        if (mask.isPresent()) AtomicFile.write(mask(picture), out -> out.write(mask.get()));
        else Files.deleteIfExists(mask(picture));
        if (kept) copy(picture);
        else Files.deleteIfExists(image(picture));
    }

    /** Writes the classes and the lesions of the pictures that are here. */
    void label(Map<String, Decision> decisions) throws IOException {
        CsvTable labels = new CsvTable(List.of("image_id", "dx"));
        boolean any = false;
        for (Decision made : new TreeMap<>(decisions).values())
            if (made.verdict() != Verdict.REJECTED && !made.label().isEmpty()) {
                labels.add(List.of(made.image(), made.label()));
                any = true;
            }
        Path table = folder.resolve("labels.csv");
        if (any) labels.write(table);
        else Files.deleteIfExists(table);
        List<String> kept = decisions.values().stream()
                .filter(made -> made.verdict() != Verdict.REJECTED)
                .map(Decision::image)
                .toList();
        if (Files.isDirectory(folder)) lesions.write(folder, kept);
    }
}
