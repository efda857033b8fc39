// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.segmentation.LesionLite;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The catalogue of networks by name. A network maps (N,C,H,W) to logits: (N,outputs,H,W) or (N,outputs). */
public final class Networks {

    private static final Map<String, Function<NetworkSpec, Layer>> CATALOGUE = new TreeMap<>(Map.of(
            "LesionLite", spec -> new LesionLite(spec.channels(), spec.outputs(), spec.widthsOr(LesionLite.WIDTHS))));

    static {
        CATALOGUE.putAll(SegmentationCatalogue.entries());
        CATALOGUE.putAll(EncoderUNetCatalogue.entries());
        CATALOGUE.putAll(ClassificationCatalogue.entries());
    }

    private Networks() {}

    /** @return the names that {@link #create} knows, in alphabetical order */
    public static List<String> names() {
        return List.copyOf(CATALOGUE.keySet());
    }

    /**
     * Builds a network without weights.
     *
     * @throws IllegalArgumentException if the name is not in the catalogue or the widths do not fit the network
     */
    public static Layer create(NetworkSpec spec) {
        Function<NetworkSpec, Layer> builder = CATALOGUE.get(spec.name());
        if (builder == null)
            throw new IllegalArgumentException("Unknown network \"" + spec.name() + "\"; known are " + names());
        return builder.apply(spec);
    }
}
