// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.DeeplySupervised;
import io.github.lesionj.network.layer.Layer;
import java.util.List;

/**
 * What a network that learns is told about its answer, and about those of its inner levels where it gives any. The loss
 * of the validation is that of the answer alone.
 */
final class DeepSupervision {

    private DeepSupervision() {}

    /**
     * Runs the network for training.
     *
     * @return the loss of its answer plus the weighted losses of its inner levels, a scalar
     */
    static NDArray loss(Layer network, Loss loss, NDArray x, NDArray target) {
        if (!(network instanceof DeeplySupervised deep)) return loss.of(network.apply(x, true), target);
        NDList outputs = deep.outputs(x, true);
        List<Double> weights = deep.innerWeights();
        NDArray sum = loss.of(outputs.get(0), target);
        for (int i = 0; i < weights.size(); i++)
            sum = sum.add(weighted(loss.of(outputs.get(i + 1), target), weights.get(i)));
        return sum;
    }

    /** The gradient reads the weight again, so that it stays open as long as the loss; DJL's own product would free it. */
    static NDArray weighted(NDArray loss, double weight) {
        return loss.mul(loss.getManager().create((float) weight));
    }
}
