// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.classification;

import ai.djl.ndarray.NDArray;
import io.github.lesionj.network.layer.Layer;

/**
 * A classification network: convolutions that end in the last map of features, and a head that makes logits of it. Whoever
 * wants to know where in a picture a class was seen asks between the two, whichever network it is.
 */
public abstract class ClassificationNetwork extends Layer {

    private final Layer features;
    private final Layer head;
    private final String name;
    private final int smallest;

    /**
     * @param features (N,channels,H,W) to the last feature map (N,K,h,w)
     * @param head     that map to logits (N,outputs)
     */
    protected ClassificationNetwork(Layer features, Layer head) {
        this("", 1, features, head);
    }

    /**
     * @param name     of the network, for people
     * @param smallest side in pixels of an image that the convolutions do not shrink to nothing
     */
    protected ClassificationNetwork(String name, int smallest, Layer features, Layer head) {
        this.name = name;
        this.smallest = smallest;
        this.features = child(features);
        this.head = child(head);
    }

    /**
     * Runs the convolutions.
     *
     * @param x (N,channels,H,W); stays open
     * @return the last feature map, (N,K,h,w), a new array to be closed by the caller
     * @throws IllegalArgumentException if the image is too small for the network
     */
    public final NDArray features(NDArray x, boolean training) {
        long height = x.getShape().get(2), width = x.getShape().get(3);
        if (Math.min(height, width) < smallest)
            throw new IllegalArgumentException(name + " needs images of at least " + smallest + " x " + smallest
                    + " pixels, not " + width + " x " + height);
        return features.apply(x, training);
    }

    /**
     * Runs the rest.
     *
     * @param map of {@link #features}; stays open
     * @return logits (N,outputs), a new array to be closed by the caller
     */
    public final NDArray logits(NDArray map, boolean training) {
        return head.apply(map, training);
    }

    @Override
    public final NDArray apply(NDArray x, boolean training) {
        try (NDArray map = features(x, training)) {
            return logits(map, training);
        }
    }
}
