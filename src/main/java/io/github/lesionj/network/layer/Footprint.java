// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * How much memory a network needs to work on a picture, told before it does so. The largest convolution is found on a small
 * picture; with what skips around it and PyTorch's copies, some {@value #COPIES} times its numbers are alive at the worst
 * moment. On 512x512 pixels the estimate was 0.9 (NablaN3) to 6 times (MobileNetV2) of what 17 networks really took.
 */
public final class Footprint {

    private static final int SMALL = 96;
    private static final double COPIES = 5;

    private Footprint() {}

    /**
     * Runs a network once on a small picture.
     *
     * @param network initialised, frozen, not folded
     * @return an estimate in bytes for one picture of height x width pixels
     */
    public static long bytes(Layer network, NDManager manager, int channels, int height, int width) {
        AtomicLong largest = new AtomicLong();
        watch(network, numbers -> largest.accumulateAndGet(numbers, Math::max));
        int rows = Math.min(SMALL, height);
        int columns = Math.min(SMALL, width);
        try (NDManager scope = manager.newSubManager();
                NDArray x = scope.zeros(new Shape(1, channels, rows, columns))) {
            network.apply(x, false).close();
        } finally {
            watch(network, numbers -> {});
        }
        double share = (double) height * width / ((double) rows * columns);
        return (long) (COPIES * largest.get() * Float.BYTES * share);
    }

    private static void watch(Block block, LongConsumer watcher) {
        if (block instanceof Conv conv) conv.watch(watcher);
        block.getChildren().values().forEach(child -> watch(child, watcher));
    }
}
