// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.StoredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes models for other programs, under their own names or others. */
public final class ModelExport {

    private ModelExport() {}

    /**
     * Writes a model, whole or not at all.
     *
     * @param place as {@link #file}
     * @return the file
     * @throws ModelException if the model cannot leave in this form, or the file's name does not fit it
     * @throws IOException    if the file cannot be written
     */
    public static Path write(StoredModel model, ExportFormat format, Path place) throws IOException {
        Path file = file(model, format, place);
        format.write(model, file);
        return file;
    }

    /**
     * Says where a model would be written; writes nothing.
     *
     * @param place the file, or a folder that it goes into under the model's name
     * @return the file; a device or pipe may be called anything
     * @throws ModelException if its name does not fit the format
     */
    public static Path file(StoredModel model, ExportFormat format, Path place) {
        if (Files.isDirectory(place)) return place.resolve(model.card().name() + format.ending());
        boolean fits = place.toString().toLowerCase(Locale.ROOT).endsWith(format.ending());
        if (fits || AtomicFile.isSpecial(place)) return place;
        throw new ModelException(
                "The file " + place + " must end in " + format.ending() + ", for it is to hold " + format.key());
    }
}
