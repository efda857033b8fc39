package io.github.lesionj.model.exchange;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.segmentation.EncoderUNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lays a file's layers beside a network's, one by one, and fills those. Everything must fit, kind by kind and shape by
 * shape, but the last layer of a classifier, which may have other classes, and what follows an encoder.
 */
final class LayerMatch {

    private static final String ENCODER = "encoder";

    private final Map<String, Map<String, NDArray>> layers = new LinkedHashMap<>();
    private final Map<String, NDArray> all;
    private final boolean encoderOnly;

    /** @param network initialised */
    LayerMatch(Block network) {
        all = Weights.arrays(network);
        encoderOnly = network instanceof EncoderUNet;
        all.forEach((name, array) -> {
            if (encoderOnly && !name.contains(ENCODER)) return;
            int end = name.lastIndexOf('_');
            layers.computeIfAbsent(name.substring(0, end), layer -> new LinkedHashMap<>())
                    .put(name.substring(end + 1), array);
        });
    }

    /**
     * Fills the network.
     *
     * @param sorted the file's layers in the network's order
     * @throws ModelException if they do not fit; the network is then untouched
     */
    MatchReport fill(String file, String naming, List<FileLayer> sorted) {
        Map<String, Weights.Tensor> found = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, Map<String, NDArray>> layer : layers.entrySet()) {
            if (next == sorted.size())
                throw new ModelException("it has only " + next + " layers, the network " + layers.size());
            FileLayer offered = sorted.get(next++);
            boolean head = next == layers.size() && !encoderOnly;
            if (!head || fits(layer.getValue(), offered)) found.putAll(parts(layer, offered));
        }
        if (!encoderOnly && next < sorted.size())
            throw new ModelException("it has " + sorted.size() + " layers, the network only " + next);
        Map<String, NDArray> filled = new LinkedHashMap<>(all);
        filled.keySet().retainAll(found.keySet());
        new Weights(found).copyTo(filled);
        List<String> kept = new ArrayList<>(all.keySet());
        kept.removeAll(found.keySet());
        return new MatchReport(file, naming, List.copyOf(found.keySet()), kept,
                sorted.subList(next, sorted.size()).stream().map(FileLayer::name).toList());
    }

    private static boolean fits(Map<String, NDArray> ours, FileLayer offered) {
        return ours.keySet().equals(offered.parts().keySet()) && ours.entrySet().stream().allMatch(part ->
                Arrays.equals(part.getValue().getShape().getShape(), offered.parts().get(part.getKey()).shape()));
    }

    private static Map<String, Weights.Tensor> parts(Map.Entry<String, Map<String, NDArray>> layer, FileLayer offered) {
        if (!fits(layer.getValue(), offered))
            throw new ModelException("its layer " + offered.name() + " (" + offeredShapes(offered)
                    + ") does not fit the network's " + layer.getKey() + " (" + shapes(layer.getValue()) + ")");
        Map<String, Weights.Tensor> parts = new LinkedHashMap<>();
        offered.parts().forEach((part, tensor) -> parts.put(layer.getKey() + "_" + part, tensor));
        return parts;
    }

    private static String offeredShapes(FileLayer layer) {
        return layer.parts().entrySet().stream()
                .map(part -> part.getKey() + " " + new Shape(part.getValue().shape())).collect(Collectors.joining(", "));
    }

    private static String shapes(Map<String, NDArray> layer) {
        return layer.entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue().getShape()).collect(Collectors.joining(", "));
    }
}
