// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import io.github.lesionj.training.TrainingException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Names a layer, and all within it, in a recipe: the names of its place from the outside in, joined by dots, such as
 * {@code encoder.stage1}.
 */
final class LayerPath {

    private LayerPath() {}

    /** @return whether a parameter, by its name in the network, belongs to the layer */
    static boolean covers(String layer, String parameter) {
        return parameter.startsWith(layer + ".");
    }

    /**
     * Checks that each layer is one of the network's.
     *
     * @throws TrainingException if not; the message names the layer and the network's outermost ones
     */
    static void check(Collection<String> layers, List<String> parameters) {
        for (String layer : layers)
            if (parameters.stream().noneMatch(parameter -> covers(layer, parameter))) {
                TreeSet<String> known = new TreeSet<>();
                parameters.forEach(parameter -> known.add(parameter.replaceFirst("\\..*", "")));
                throw new TrainingException("The network has no layer \"" + layer + "\"; its outermost layers are "
                        + String.join(", ", known));
            }
    }
}
