// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Names a layer, and all within it, in a recipe: the names of its place from the outside in, joined by dots, such as
 * {@code encoder.stem}. DJL puts two digits before each name; they may be left out.
 */
final class LayerPath {

    private LayerPath() {}

    /** @return whether a parameter, by its name in the network, belongs to the layer */
    static boolean covers(String layer, String parameter) {
        String[] wanted = layer.split("\\.");
        String[] place = parameter.split("_");
        if (wanted.length >= place.length) return false;
        for (int i = 0; i < wanted.length; i++)
            if (!place[i].equals(wanted[i]) && !withoutNumber(place[i]).equals(wanted[i])) return false;
        return true;
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
                parameters.forEach(parameter -> known.add(withoutNumber(parameter.split("_")[0])));
                throw new TrainingException("The network has no layer \"" + layer + "\"; its outermost layers are "
                        + String.join(", ", known));
            }
    }

    private static String withoutNumber(String name) {
        return name.replaceFirst("^\\d\\d", "");
    }
}
