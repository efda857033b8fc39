// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io.table;

import io.github.lesionj.io.ImageOpener;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** The name under which tables, pictures and masks find each other: without extension, composed (NFC). */
public final class PictureName {

    private static final Pattern ENDING = Pattern.compile(
            "(?<=.)(\\.ome)?\\.(jpe?g|jpe|jfif|png|tiff?|bmp|dib|gif|dcm|dicom|jp2|j2k|jpf|svs|ndpi|czi|lif|vsi|webp|heic|heif)$",
            Pattern.CASE_INSENSITIVE);

    private PictureName() {}

    /** @return the name that a table's cell means; ".jpg" and the like at its end are taken off */
    public static String of(String cell) {
        return normal(ENDING.matcher(cell.strip()).replaceFirst(""));
    }

    /** @return the name of a picture's file */
    public static String of(Path file) {
        return normal(ImageOpener.nameOf(file));
    }

    /** macOS writes names of files decomposed, others composed. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
