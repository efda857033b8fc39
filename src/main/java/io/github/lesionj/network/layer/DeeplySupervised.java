// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/** A segmentation network that can be taught at its inner levels too: these answer besides the network while it learns. */
public interface DeeplySupervised {

    /**
     * Runs the network with all its answers.
     *
     * @param x        (N,channels,H,W); stays open
     * @param training as for {@link Layer#apply}
     * @return the network's own logits (N,outputs,H,W), then those of each inner level, of the same height and width; to
     *     be closed by the caller
     */
    NDList outputs(NDArray x, boolean training);

    /** @return the weight of each inner level's loss, in the order of {@link #outputs}; the network's own counts 1 */
    List<Double> innerWeights();
}
