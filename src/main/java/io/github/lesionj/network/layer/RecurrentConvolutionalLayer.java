// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * The recurrent convolutional layer of Liang and Hu 2015, "Recurrent convolutional neural network for object
 * recognition" (CVPR): one convolution of the input, and a second one of the layer's own state that is added to it again
 * and again. The convolutions have no bias; all steps share the weights and the batch normalisation.
 */
public final class RecurrentConvolutionalLayer extends Layer {

    private final Layer feed;
    private final Layer recur;
    private final Layer norm;
    private final int steps;

    /**
     * @param kernel  side of both convolutions in pixels
     * @param inputs  channels of the input
     * @param outputs channels of the state and the output
     * @param steps   how often the state is fed back, 0 for never
     */
    public RecurrentConvolutionalLayer(int kernel, int inputs, int outputs, int steps) {
        if (steps < 0) throw new IllegalArgumentException("A recurrent layer takes 0 or more steps, not " + steps);
        feed = child("feed_forward", Conv.kernel(kernel).channels(inputs, outputs));
        recur = child("recurrent", Conv.kernel(kernel).channels(outputs, outputs));
        norm = child("bn", new BatchNorm(outputs));
        this.steps = steps;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDArray fed = feed.apply(x, training)) {
            NDArray state = activate(fed, training);
            for (int step = 0; step < steps; step++) {
                try (NDArray previous = state;
                        NDArray echo = recur.apply(previous, training);
                        NDArray sum = fed.add(echo)) {
                    state = activate(sum, training);
                }
            }
            return state;
        }
    }

    private NDArray activate(NDArray sum, boolean training) {
        try (NDArray normal = norm.apply(sum, training)) {
            return Activation.relu(normal);
        }
    }
}
