// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/** How weights move along their gradients, and what is remembered of each weight for the next step. */
interface UpdateRule {

    /**
     * How far weights move.
     *
     * @param rate  of learning
     * @param decay of the weights
     * @param count of these weights' steps, from 1
     */
    record Amount(double rate, double decay, long count) {}

    /** A followed weight and its gradient. */
    record Slope(String name, NDArray weight, NDArray gradient) {}

    /** Begins to remember a weight, with zeros. */
    void follow(String name, NDArray weight, NDManager manager);

    /** Moves weights in place; their gradients may change. */
    void move(List<Slope> slopes, Amount amount);

    /** What is remembered: by kind, by the weight's name. */
    Map<String, Map<String, NDArray>> memory();
}
