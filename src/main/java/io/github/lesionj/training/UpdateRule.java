package io.github.lesionj.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/** How one weight moves along its gradient, and what is remembered of each weight for the next step. */
interface UpdateRule {

    /**
     * How far a weight moves.
     *
     * @param rate  of learning
     * @param decay of the weight
     * @param scale that the gradient is multiplied by
     * @param count of this weight's steps, from 1
     */
    record Amount(double rate, double decay, double scale, long count) {}

    /** Begins to remember a weight, with zeros. */
    void follow(String name, NDArray weight, NDManager manager);

    /** Moves a followed weight in place, then sets its gradient to zero. */
    void move(String name, NDArray weight, NDArray gradient, Amount amount);

    /** What is remembered: by kind, by the weight's name. */
    Map<String, Map<String, NDArray>> memory();
}
