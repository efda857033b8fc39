// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * The basic residual block of He et al. 2015 (arXiv 1512.03385): two 3x3 convolutions with batch normalisation, added
 * to the input or, where size or channels change, to its 1x1 projection, then ReLU. Named as in torchvision.
 */
public final class ResidualBlock extends TorchLayer {

    private final Layer branch;
    private final Optional<Layer> projection;

    /**
     * @param inputs  channels of the input
     * @param outputs channels of the output
     * @param stride  1 keeps the size, 2 halves it
     */
    public ResidualBlock(int inputs, int outputs, int stride) {
        super(Pointwise.RELU.of("torch.add_(x, y)"), "x", "y");
        branch = child(new Sequence(
                Conv.kernel(3).stride(stride).named("conv1", "bn1").normRelu(inputs, outputs),
                Conv.kernel(3).named("conv2", "bn2").norm(outputs, outputs)));
        projection = stride == 1 && inputs == outputs
                ? Optional.empty()
                : Optional.of(child(Conv.kernel(1)
                        .stride(stride)
                        .named("downsample.0", "downsample.1")
                        .norm(inputs, outputs)));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDArray main = branch.apply(x, training)) {
            if (projection.isEmpty()) return operator().apply(main, x);
            try (NDArray shortcut = projection.get().apply(x, training)) {
                return operator().apply(main, shortcut);
            }
        }
    }
}
