// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** Layers one after the other; every intermediate is closed as soon as the next layer has read it. */
public final class Sequence extends Layer {

    private final List<Layer> layers = new ArrayList<>();

    /** @param layers at least one, in the order in which they run; named, where more than one has parameters */
    public Sequence(Layer... layers) {
        if (layers.length == 0) throw new IllegalArgumentException("A sequence needs at least one layer");
        for (Layer layer : layers) this.layers.add(child(layer));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return run(layers, x, training);
    }

    @Override
    List<Layer> parts() {
        return layers.stream().flatMap(layer -> layer.parts().stream()).toList();
    }

    @Override
    void fold(Folding folding) {
        List<Layer> parts = parts();
        if (parts.isEmpty()) return;
        layers.clear();
        for (Layer part : parts)
            if (layers.isEmpty() || !layers.get(layers.size() - 1).absorb(part)) layers.add(part);
        layers.forEach(layer -> layer.fold(folding));
    }

    /** Runs layers in a row; x stays open, the result is a new array. */
    static NDArray run(List<Layer> layers, NDArray x, boolean training) {
        NDArray current = x;
        for (Layer layer : layers) current = current == x ? layer.apply(x, training) : layer.consume(current, training);
        return current;
    }
}
