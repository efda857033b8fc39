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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
     * @param dataHash   of the {@link DataManifest}
     * @param start      what became of the weights that the training started from, in sentences
     * @param steps      taken
     * @param reached    so far
     */
    record Progress(String recipeHash, String dataHash, List<String> start, long steps, TrainingResult reached) {

        static Progress none(String recipeHash, String dataHash) {
            return new Progress(recipeHash, dataHash, List.of(), 0, TrainingResult.NONE);
        }

        Progress at(long newSteps, TrainingResult newReached) {
            return new Progress(recipeHash, dataHash, start, newSteps, newReached);
        }

        Progress startedFrom(List<String> sentences) {
            return new Progress(recipeHash, dataHash, sentences, steps, reached);
        }
    }

    /** The best epoch's averaged weights where they are not the newest, so that a lost model can be made again. */
    private static final String BEST = "best";

    private static final String AVERAGE = "average";

    /** @param best the weights of the best epoch; empty if it is the newest */
    static Checkpoint of(Progress progress, Map<String, Weights> state, Optional<Weights> best) {
        Map<String, Weights> all = new TreeMap<>(state);
        best.ifPresent(weights -> all.put(BEST, weights));
        return new Checkpoint(progress, all);
    }

    /** @return the weights of the best epoch so far */
    Weights best() {
        return state.getOrDefault(BEST, state.get(AVERAGE));
    }

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
                    return new Checkpoint(
                            Json.read(new String(content, StandardCharsets.UTF_8), Progress.class), state);
                state.put(name.substring(0, name.length() - ENDING.length()), Weights.read(content));
            }
        } catch (ModelException | IndexOutOfBoundsException e) {
            throw new IOException(e.getMessage(), e);
        }
        throw new IOException("its end is missing");
    }
}
