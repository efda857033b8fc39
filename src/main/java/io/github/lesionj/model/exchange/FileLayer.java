// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import io.github.lesionj.model.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A layer as a file has it: what stands under one name.
 *
 * @param name  without the parameters' own names, such as {@code layer1.0.conv2}
 * @param parts its numbers by their own names, such as weight and bias
 */
record FileLayer(String name, Map<String, Weights.Tensor> parts) {

    /**
     * @param separator between a layer's name and its parts' names
     * @return the layers in the order in which they first appear
     */
    static List<FileLayer> grouped(Weights weights, char separator) {
        Map<String, Map<String, Weights.Tensor>> groups = new LinkedHashMap<>();
        weights.tensors().forEach((name, tensor) -> {
            int end = name.lastIndexOf(separator);
            groups.computeIfAbsent(name.substring(0, Math.max(0, end)), layer -> new TreeMap<>())
                    .put(name.substring(end + 1), tensor);
        });
        return groups.entrySet().stream()
                .map(group -> new FileLayer(group.getKey(), group.getValue()))
                .toList();
    }
}
