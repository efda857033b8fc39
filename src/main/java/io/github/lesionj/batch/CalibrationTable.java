// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.UserException;
import io.github.lesionj.io.table.LabelTable;
import io.github.lesionj.io.table.PictureName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures and their pixel sizes: a table with the columns {@code image} and {@code pixels_per_mm}, as
 * {@link CalibrationFiles} writes it.
 */
public final class CalibrationTable {

    private final Map<String, PixelSize> sizes;

    private CalibrationTable(Map<String, PixelSize> sizes) {
        this.sizes = sizes;
    }

    /** @return a table without pictures */
    public static CalibrationTable none() {
        return new CalibrationTable(Map.of());
    }

    /**
     * @throws IOException   if the file cannot be read, or has not these columns, in one sentence
     * @throws UserException if a cell is no number above 0; an empty one is passed over
     */
    public static CalibrationTable read(Path file) throws IOException {
        Map<String, PixelSize> sizes = new LinkedHashMap<>();
        LabelTable.read(file).column(List.of(CalibrationFiles.PIXELS_PER_MM)).forEach((image, cell) -> {
            if (!cell.isBlank()) sizes.put(image, size(file, image, cell));
        });
        return new CalibrationTable(sizes);
    }

    private static PixelSize size(Path file, String image, String cell) {
        try {
            double pixels = Double.parseDouble(cell);
            return new PixelSize(1 / pixels, 1 / pixels, "mm");
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "In " + file + " the " + CalibrationFiles.PIXELS_PER_MM + " of " + image + " are \"" + cell
                            + "\" but must be a number above 0",
                    e);
        }
    }

    /** @return the picture with its size from the table; as it is if it is not in there */
    public SourceImage calibrated(SourceImage image) {
        PixelSize size = sizes.get(PictureName.of(image.name()));
        return size == null ? image : new SourceImage(image.name(), image.image(), size, image.site());
    }

    /** @return the same text for the same sizes; {@code none} without any */
    String fingerprint() {
        if (sizes.isEmpty()) return "none";
        MessageDigest digest = Sha256.digest();
        sizes.forEach((image, size) -> digest.update((image + "\t" + size + "\n").getBytes(StandardCharsets.UTF_8)));
        return Sha256.text(digest.digest());
    }
}
