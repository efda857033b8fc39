// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.MemoryBudget;
import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** Reads a file of weights, whoever wrote it; its content tells the format, not its name. */
final class WeightsReader {

    private static final int ZIP_START = 4;
    private static final String TORCH = "data.pkl";
    private static final String NUMPY = ".npy";
    private static final String ANY = ".*\\.(safetensors|npz|pth|pt)";

    private WeightsReader() {}

    /** @throws ModelException if the file cannot be read, is damaged or hostile; the message names it */
    static Weights read(Path file) {
        try {
            return read(file, new MemoryBudget()).requireFinite();
        } catch (ModelException e) {
            throw new ModelException("The weights " + file + " cannot be used: " + e.getMessage(), e);
        } catch (ZipException e) {
            throw new ModelException(
                    "The weights " + file + " are damaged (" + e.getMessage() + "); get them again", e);
        } catch (IOException e) {
            throw new ModelException("The weights " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Weights read(Path file, MemoryBudget room) throws IOException {
        if (isZip(file)) return zip(file, room);
        room.take(Files.size(file));
        return plain(Files.readAllBytes(file), room);
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return WeightsKind.isZip(in.readNBytes(ZIP_START));
        }
    }

    private static Weights plain(byte[] bytes, MemoryBudget room) throws IOException {
        return switch (WeightsKind.of(bytes)) {
            case SAFETENSORS -> Weights.read(bytes);
            case PICKLE -> TorchFile.legacy(bytes, room);
            default -> throw new ModelException(WeightsKind.describe(bytes));
        };
    }

    private static Weights zip(Path file, MemoryBudget room) throws IOException {
        List<String> names = ZipEntries.names(file);
        if (names.contains(ModelArchive.CARD)) return ModelArchive.read(file).weights();
        Optional<String> torch = names.stream()
                .filter(name -> name.equals(TORCH) || name.endsWith("/" + TORCH))
                .findFirst();
        if (torch.isPresent()) {
            String folder = torch.get().substring(0, torch.get().length() - TORCH.length());
            if (names.stream().anyMatch(name -> name.startsWith(folder + "code/")))
                throw new ModelException("it is a TorchScript program, not a state dictionary of weights");
            return TorchFile.zip(ZipEntries.read(file, folder, room), room);
        }
        if (names.stream().anyMatch(name -> name.endsWith(NUMPY)))
            return NumpyFile.zip(ZipEntries.read(file, "", room), room);
        List<String> weights = names.stream().filter(name -> name.matches(ANY)).toList();
        if (weights.size() != 1)
            throw new ModelException("it is a zip that holds " + weights.size() + " files of weights instead of one");
        return inner(ZipEntries.read(file, weights.get(0), room).get(""), room);
    }

    /** A zip inside a zip must lie on the disk for a while, because a zip is read from its end. */
    private static Weights inner(byte[] bytes, MemoryBudget room) throws IOException {
        if (!WeightsKind.isZip(bytes)) return plain(bytes, room);
        Path copy = Files.createTempFile("lesionj", ".weights");
        try {
            Files.write(copy, bytes);
            return zip(copy, room);
        } finally {
            Files.delete(copy);
        }
    }
}
