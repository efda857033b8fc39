// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.StoredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes models for other programs, under their own names or others. */
public final class ModelExport {

    private ModelExport() {}

    /**
     * Writes a model, whole or not at all.
     *
     * @param place the file, or a folder that it goes into under the model's name
     * @return the file
     * @throws ModelException if the model cannot leave in this form, or the file's name does not fit it
     * @throws IOException    if the file cannot be written
     */
    public static Path write(StoredModel model, ExportFormat format, Path place) throws IOException {
        Path file = Files.isDirectory(place) ? place.resolve(model.card().name() + format.ending()) : place;
        if (!file.toString().endsWith(format.ending()))
            throw new ModelException(
                    "The file " + file + " must end in " + format.ending() + ", for it is to hold " + format.key());
        format.write(model, file);
        return file;
    }
}
