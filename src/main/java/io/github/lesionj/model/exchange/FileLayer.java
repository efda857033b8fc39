package io.github.lesionj.model.exchange;

import io.github.lesionj.model.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A layer as a file has it: what stands under one name.
 *
 * @param name  without the parameters' own names, such as {@code layer1.0.conv2}
 * @param parts its tensors by LesionJ's names: weight, bias, gamma, beta, runningMean, runningVar
 */
record FileLayer(String name, Map<String, Weights.Tensor> parts) {

    private static final Map<String, String> NORM = Map.of(
            "weight", "gamma", "bias", "beta", "running_mean", "runningMean", "running_var", "runningVar");
    private static final String COUNTER = "num_batches_tracked";

    /** @return the layers of a file that follows PyTorch's habit of naming, in the order in which they first appear */
    static List<FileLayer> torch(Weights weights) {
        Map<String, Map<String, Weights.Tensor>> groups = new LinkedHashMap<>();
        weights.tensors().forEach((name, tensor) -> {
            int dot = name.lastIndexOf('.');
            String part = name.substring(dot + 1);
            if (part.equals(COUNTER)) return;
            groups.computeIfAbsent(name.substring(0, Math.max(0, dot)), layer -> new TreeMap<>()).put(part, tensor);
        });
        List<FileLayer> layers = new ArrayList<>();
        groups.forEach((name, parts) -> layers.add(new FileLayer(name, parts.containsKey("running_mean") ? norm(parts) : parts)));
        return layers;
    }

    private static Map<String, Weights.Tensor> norm(Map<String, Weights.Tensor> parts) {
        Map<String, Weights.Tensor> renamed = new TreeMap<>();
        parts.forEach((part, tensor) -> renamed.put(NORM.getOrDefault(part, part), tensor));
        return renamed;
    }
}
