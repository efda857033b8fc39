// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import java.util.Locale;

/** The mean over a moving square window of odd side, same size; at the edges only pixels of the image count. */
public final class AveragePool extends TorchLayer {

    /** @param kernel side of the window in pixels, odd */
    public AveragePool(int kernel) {
        // DJL's own call counts the padding whatever it is told.
        super(
                String.format(
                        Locale.ROOT,
                        "torch.avg_pool2d(x, [%1$d, %1$d], [1, 1], [%2$d, %2$d], False, False)",
                        kernel,
                        kernel / 2),
                "x");
        if (kernel % 2 == 0) throw new IllegalArgumentException("An averaging window has an odd side, not " + kernel);
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return operator().apply(x);
    }
}
