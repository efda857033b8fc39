// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.segmentation.EncoderUNet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which layer of a file belongs to which of a network. By name where the file has the network's own names, or a U-Net's
 * encoder those of the classifier; else one after the other in the order that the file's {@link Naming} gives. Either way
 * every layer must fit in kind and shape, but those that are optional.
 */
final class LayerMatch {

    private final Block network;
    private final List<NetworkLayer> layers;

    /** @param network initialised */
    LayerMatch(Block network) {
        this.network = network;
        layers = NetworkLayer.of(network);
    }

    /**
     * Fills the network.
     *
     * @param file for the report
     * @throws ModelException if the weights do not fit; the network is then untouched
     */
    MatchReport fill(String file, Weights weights) {
        for (String before : network instanceof EncoderUNet ? List.of("", NetworkLayer.ENCODER) : List.of("")) {
            Map<String, FileLayer> own = new LinkedHashMap<>();
            NamingConvention.PYTORCH.layers(weights).forEach(layer -> own.put(before + layer.name(), layer));
            if (layers.stream().anyMatch(layer -> own.containsKey(layer.name()))) return fill(file, "the network", own);
        }
        for (Naming naming : Naming.values()) {
            List<FileLayer> sorted = naming.sort(weights);
            if (!sorted.isEmpty()) return fill(file, naming.library(), inOrder(sorted));
        }
        throw new ModelException("its layers are named in a way that is not known, such as "
                + weights.tensors().keySet().iterator().next());
    }

    /** Behind an encoder a file goes on with other layers than the network. */
    private Map<String, FileLayer> inOrder(List<FileLayer> sorted) {
        Map<String, FileLayer> offers = new LinkedHashMap<>();
        int next = 0;
        for (NetworkLayer layer : layers)
            if (next < sorted.size() && !(network instanceof EncoderUNet && layer.optional()))
                offers.put(layer.name(), sorted.get(next++));
        for (FileLayer left : sorted.subList(next, sorted.size())) offers.put(left.name(), left);
        return offers;
    }

    /** @param offers the file's layers by the name of the network's layer, or by their own where there is none */
    private MatchReport fill(String file, String naming, Map<String, FileLayer> offers) {
        Map<String, Weights.Tensor> found = new LinkedHashMap<>();
        Map<String, FileLayer> unused = new LinkedHashMap<>(offers);
        for (NetworkLayer layer : layers) {
            FileLayer offered = offers.get(layer.name());
            if (offered == null && !layer.optional())
                throw new ModelException(
                        "the network has a layer " + layer.name() + " (" + shapes(layer) + "), they do not");
            if (offered == null) continue;
            if (layer.takes(offered)) {
                found.putAll(layer.parameters(offered));
                unused.remove(layer.name());
            } else if (!layer.optional()) {
                throw new ModelException("their layer " + offered.name() + " (" + shapes(offered)
                        + ") is not the network's " + layer.name() + " (" + shapes(layer) + ")");
            }
        }
        List<String> names = layers.stream().map(NetworkLayer::name).toList();
        Optional<String> stranger =
                unused.keySet().stream().filter(name -> !names.contains(name)).findFirst();
        if (!(network instanceof EncoderUNet) && stranger.isPresent())
            throw new ModelException(
                    "they have a layer " + offers.get(stranger.get()).name() + ", the network does not");
        return filled(
                file,
                naming,
                found,
                unused.values().stream().map(FileLayer::name).toList());
    }

    private MatchReport filled(String file, String naming, Map<String, Weights.Tensor> found, List<String> unused) {
        Map<String, NDArray> filled = Weights.arrays(network);
        List<String> kept = new ArrayList<>(filled.keySet());
        kept.removeAll(found.keySet());
        filled.keySet().retainAll(found.keySet());
        new Weights(found).copyTo(filled);
        return new MatchReport(file, naming, List.copyOf(filled.keySet()), kept, unused);
    }

    private static String shapes(FileLayer layer) {
        return layer.parts().entrySet().stream()
                .map(part -> part.getKey() + " " + new Shape(part.getValue().shape()))
                .collect(Collectors.joining(", "));
    }

    private static String shapes(NetworkLayer layer) {
        return layer.parts().entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue().getShape())
                .collect(Collectors.joining(", "));
    }
}
