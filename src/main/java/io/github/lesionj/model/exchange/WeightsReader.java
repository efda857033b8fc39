package io.github.lesionj.model.exchange;

import io.github.lesionj.model.ModelArchive;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of weights, whoever wrote it, or those of one of LesionJ's models; its first bytes tell the format. */
final class WeightsReader {

    private static final int PICKLE = 0x80;
    private static final String MODEL = ".zip";

    private WeightsReader() {}

    /** @throws ModelException if the file cannot be read, is damaged or hostile; the message names it */
    static Weights read(Path file) {
        if (file.toString().endsWith(MODEL)) return ModelArchive.read(file).weights();
        try {
            Room room = new Room();
            room.take(Files.size(file));
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 0 && (bytes[0] & 0xff) == PICKLE) return TorchFile.legacy(bytes, room);
            return Weights.read(bytes);
        } catch (ModelException e) {
            throw new ModelException("The weights " + file + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelException("The weights " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
