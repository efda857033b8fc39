// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Max-pooling of 2x2 pixels that remembers where each maximum stood, and its reverse, which puts values back there and
 * zeros elsewhere (Badrinarayanan et al. 2015, arXiv 1511.00561). An odd last row or column forms windows of its own,
 * so that every size from one pixel up can be pooled and restored. Close it when done.
 */
public final class IndexedPool implements AutoCloseable {

    private static final String POOL = "torch.max_pool2d_with_indices(x, [2, 2], [2, 2], [0, 0], [1, 1], True)";
    private static final String UNPOOL = "torch.max_unpool2d(x, places, [torch.size(like, 0), torch.size(like, 1)])";

    private final TorchOp pool;
    private final TorchOp unpool;

    /** @param manager that the compiled operators live on */
    public IndexedPool(NDManager manager) {
        pool = TorchOp.compile(manager, List.of("x"), "Tuple[Tensor, Tensor]", POOL);
        unpool = TorchOp.compile(manager, List.of("x", "places", "like"), "Tensor", UNPOOL);
    }

    /**
     * The maxima and their places.
     *
     * @param values (N,C,ceil(H/2),ceil(W/2))
     * @param places of the same shape, 64-bit: the maximum's index in its picture's and channel's H times W pixels
     * @param height H
     * @param width  W
     */
    public record Pooled(NDArray values, NDArray places, long height, long width) implements AutoCloseable {

        @Override
        public void close() {
            values.close();
            places.close();
        }
    }

    /** @return the maxima of {@code x} (N,C,H,W), which stays open */
    public Pooled pool(NDArray x) {
        NDList pooled = pool.applyAll(x);
        return new Pooled(
                pooled.get(0), pooled.get(1), x.getShape().get(2), x.getShape().get(3));
    }

    /**
     * @param x      of the shape of the pooled values; stays open
     * @param pooled says where each value goes
     * @return (N,C,H,W) of the size before pooling
     */
    public NDArray unpool(NDArray x, Pooled pooled) {
        try (NDArray like = x.getManager().zeros(new Shape(pooled.height(), pooled.width()))) {
            return unpool.apply(x, pooled.places(), like);
        }
    }

    @Override
    public void close() {
        pool.close();
        unpool.close();
    }
}
