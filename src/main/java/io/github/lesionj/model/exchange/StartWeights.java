package io.github.lesionj.model.exchange;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The weights that a training starts from instead of random ones, such as those of a network that knows ImageNet. */
public final class StartWeights {

    private StartWeights() {}

    /**
     * Fills the parameters of an initialised network that the file also has, in name and shape; the others, such as a
     * head for other classes, stay as they are.
     *
     * @param start   a safetensors file with LesionJ's parameter names
     * @return the names of the parameters that were filled
     * @throws ModelException if the file cannot be read or shares nothing with the network
     */
    public static Set<String> load(String start, Block network) {
        Weights weights = read(Path.of(start));
        Map<String, NDArray> matching = new LinkedHashMap<>(Weights.arrays(network));
        matching.entrySet().removeIf(entry -> !weights.has(entry.getKey(), entry.getValue().getShape().getShape()));
        if (matching.isEmpty()) throw new ModelException("The start weights " + start + " share no parameter with the network");
        weights.only(matching.keySet()).copyTo(matching);
        return matching.keySet();
    }

    private static Weights read(Path file) {
        try {
            return Weights.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ModelException("The start weights " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
