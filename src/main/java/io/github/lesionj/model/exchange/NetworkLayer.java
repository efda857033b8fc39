// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.segmentation.EncoderUNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A layer of an initialised network that has parameters.
 *
 * @param name     without the parameters' own names
 * @param parts    its parameters by their own names, such as weight and bias
 * @param optional whether it may keep its first values: a classifier's last layer, and what follows a U-Net's encoder
 */
record NetworkLayer(String name, Map<String, NDArray> parts, boolean optional) {

    /** What stands before the names of the layers of a U-Net's encoder. */
    static final String ENCODER = "encoder.";

    private static final String NORM = "running_mean";

    /** @return the layers in the order in which they run */
    static List<NetworkLayer> of(Block network) {
        Map<String, Map<String, NDArray>> groups = new LinkedHashMap<>();
        Weights.arrays(network).forEach((name, array) -> {
            int end = name.lastIndexOf('.');
            groups.computeIfAbsent(name.substring(0, Math.max(0, end)), layer -> new LinkedHashMap<>())
                    .put(name.substring(end + 1), array);
        });
        List<NetworkLayer> layers = new ArrayList<>();
        groups.forEach((name, parts) -> layers.add(new NetworkLayer(
                name,
                parts,
                network instanceof EncoderUNet ? !name.startsWith(ENCODER) : layers.size() == groups.size() - 1)));
        return layers;
    }

    /**
     * @return whether a file's layer has the same parts in the same shapes. A 1x1 convolution may stand for a dense layer,
     *     and a normalisation's factor that is never trained may be absent
     */
    boolean takes(FileLayer offered) {
        return parts.keySet().containsAll(offered.parts().keySet())
                && parts.entrySet().stream()
                        .allMatch(part -> offered.parts().containsKey(part.getKey())
                                ? Arrays.equals(shape(part.getKey()), like(offered, part.getKey()))
                                : part.getKey().equals("weight")
                                        && parts.containsKey(NORM)
                                        && !part.getValue().hasGradient());
    }

    /** @return the numbers of a file's layer under this network's parameter names, in its shapes */
    Map<String, Weights.Tensor> parameters(FileLayer offered) {
        Map<String, Weights.Tensor> parameters = new LinkedHashMap<>();
        offered.parts()
                .forEach((part, tensor) -> parameters.put(
                        name.isEmpty() ? part : name + "." + part, new Weights.Tensor(shape(part), tensor.values())));
        return parameters;
    }

    private long[] shape(String part) {
        return parts.get(part).getShape().getShape();
    }

    /** The offered shape without a kernel's height and width of 1 where ours has neither. */
    private long[] like(FileLayer offered, String part) {
        long[] shape = offered.parts().get(part).shape();
        boolean single = shape.length == 4 && shape[2] == 1 && shape[3] == 1;
        return single && shape(part).length == 2 ? Arrays.copyOf(shape, 2) : shape;
    }
}
