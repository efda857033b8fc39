// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * All that a training needs to go on as if it had never stopped; one zip, written whole or not at all.
 *
 * @param progress where it stands
 * @param state    the learner's, by name
 */
record Checkpoint(Progress progress, Map<String, Weights> state) {

    private static final String PROGRESS = "progress.json";
    private static final String ENDING = ".safetensors";

    /**
     * Where a training stands.
     *
     * @param recipeHash of the recipe's text as LesionJ writes it
     * @param steps      taken
     * @param reached    so far
     */
    record Progress(String recipeHash, long steps, TrainingResult reached) {}

    /** Writes the progress last: a file that holds it is whole. */
    void write(Path file) throws IOException {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, Weights> part : state.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey() + ENDING));
                zip.write(part.getValue().toBytes());
            }
            zip.putNextEntry(new ZipEntry(PROGRESS));
            zip.write(Json.write(progress).getBytes(StandardCharsets.UTF_8));
            zip.finish();
        });
    }

    /** @throws IOException if the file is damaged */
    static Checkpoint read(Path file) throws IOException {
        Map<String, Weights> state = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                byte[] content = zip.readAllBytes();
                if (name.equals(PROGRESS))
                    return new Checkpoint(Json.read(new String(content, StandardCharsets.UTF_8), Progress.class), state);
                state.put(name.substring(0, name.length() - ENDING.length()), Weights.read(content));
            }
        } catch (ModelException | IndexOutOfBoundsException e) {
            throw new IOException(e.getMessage(), e);
        }
        throw new IOException("its end is missing");
    }
}
