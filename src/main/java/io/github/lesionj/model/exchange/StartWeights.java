package io.github.lesionj.model.exchange;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The weights that a training starts from instead of random ones, such as those of a network that knows ImageNet. */
public final class StartWeights {

    private StartWeights() {}

    /**
     * Fills an initialised network. The head of a classifier may have other classes and what follows the encoder of a
     * segmentation network is not in the file: these keep their first values. Everything else must be there and fit.
     *
     * @param start   a weights file, with LesionJ's parameter names or those of a library
     * @throws ModelException if the file cannot be read or does not fit; the network is then untouched
     */
    public static MatchReport load(String start, Block network) {
        Weights weights = WeightsReader.read(Path.of(start));
        Map<String, NDArray> own = new LinkedHashMap<>(Weights.arrays(network));
        own.entrySet().removeIf(entry -> !weights.has(entry.getKey(), entry.getValue().getShape().getShape()));
        if (!own.isEmpty()) return fillOwn(start, weights, own, network);
        for (Naming naming : Naming.values()) {
            Optional<List<FileLayer>> sorted = naming.sort(FileLayer.torch(weights));
            if (sorted.isEmpty()) continue;
            try {
                return new LayerMatch(network).fill(start, naming.toString(), sorted.get());
            } catch (ModelException e) {
                throw new ModelException("The start weights " + start + " do not fit: " + e.getMessage(), e);
            }
        }
        throw new ModelException("The start weights " + start + " name their layers in a way that is not known, such as "
                + weights.tensors().keySet().iterator().next());
    }

    private static MatchReport fillOwn(String start, Weights weights, Map<String, NDArray> own, Block network) {
        weights.only(own.keySet()).copyTo(own);
        List<String> kept = new ArrayList<>(Weights.arrays(network).keySet());
        kept.removeAll(own.keySet());
        List<String> leftOver = new ArrayList<>(weights.tensors().keySet());
        leftOver.removeAll(own.keySet());
        return new MatchReport(start, "LesionJ", List.copyOf(own.keySet()), kept, leftOver);
    }
}
