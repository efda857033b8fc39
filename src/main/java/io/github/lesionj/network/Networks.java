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

    /** @return what there is to say of each network, in alphabetical order */
    public static List<NetworkInfo> all() {
        return NetworkInfo.all();
    }

    /** @throws IllegalArgumentException if the name is not in the catalogue; the message names all */
    public static NetworkInfo info(String name) {
        return all().stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /**
     * Builds a network without weights.
     *
     * @throws IllegalArgumentException if the name is not in the catalogue or the widths do not fit the network
     */
    public static Layer create(NetworkSpec spec) {
        Function<NetworkSpec, Layer> builder = CATALOGUE.get(spec.name());
        if (builder == null) throw unknown(spec.name());
        return builder.apply(spec);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("Unknown network \"" + name + "\"; known are " + names());
    }
}
