// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the layers of a network share when they are folded: compiled operators, and whether oneDNN is there. */
final class Folding {

    private static final String ONE_DNN =
            "ops.mkldnn._convolution_pointwise(x, weight, bias, [0, 0], [1, 1], [1, 1], 1, "
                    + Pointwise.NONE.attributes() + ")";
    private static final List<String> CONVOLUTION = List.of("x", "weight", "bias");

    private final NDManager manager;
    private final Map<String, TorchOp> operators = new HashMap<>();
    private final TorchOp channelsLast;
    private final boolean oneDnn;

    Folding(NDManager manager) {
        this.manager = manager;
        channelsLast = TorchOp.channelsLast(manager);
        oneDnn = !manager.getDevice().isGpu() && knows(ONE_DNN);
    }

    /** PyTorch has oneDNN on Intel's and AMD's processors, but not everywhere. */
    private boolean knows(String convolution) {
        try {
            operator(CONVOLUTION, convolution);
            return true;
        } catch (EngineException e) {
            return false;
        }
    }

    /** Whether convolutions can take their activation along, by {@code ops.mkldnn._convolution_pointwise}. */
    boolean oneDnn() {
        return oneDnn;
    }

    /** As {@link TorchOp#compile(NDManager, List, String, String)}, once for each expression. */
    TorchOp operator(List<String> inputs, String expression) {
        return operators.computeIfAbsent(expression, text -> TorchOp.compile(manager, inputs, "Tensor", text));
    }

    /** An operator over {@code x}, {@code weight} and {@code bias}. */
    TorchOp convolution(String expression) {
        return operator(CONVOLUTION, expression);
    }

    /** An operator that adds its second array to the first in place, then does the activation there. */
    TorchOp sum(Pointwise activation) {
        return operator(List.of("x", "y"), activation.of("torch.add_(x, y)"));
    }

    /** @return the array in the layout in which PyTorch's own convolutions run fastest */
    NDArray channelsLast(NDArray array) {
        return channelsLast.apply(array);
    }
}
