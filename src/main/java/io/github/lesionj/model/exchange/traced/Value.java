// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.ndarray.types.Shape;

/**
 * A tensor of a graph.
 *
 * @param name  of its own in the graph; empty for an input that a node does without
 * @param shape for the picture that the network was followed with
 */
record Value(String name, Shape shape) {

    static final Value NONE = new Value("", new Shape());

    long size(int axis) {
        return shape.get(axis);
    }

    int axes() {
        return shape.dimension();
    }
}
