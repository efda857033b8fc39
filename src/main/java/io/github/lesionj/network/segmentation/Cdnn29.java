// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Sequence;
import java.util.List;

/**
 * CDNN-29 of Yuan and Lo 2017 (arXiv 1709.09780), first of the ISBI 2017 lesion segmentation challenge.
 *
 * <p>Made for 7 colour planes (RGB, HSV and L) of 192x256 pixels; other sizes are extended by reflection and the output
 * is cut back. Maps (N,channels,H,W) to logits (N,outputs,H,W). With 7 planes it stores the 5,042,589 numbers that the
 * paper prints, of which 5,037,327 are trained and the others are running statistics. The paper's deconvolutions are
 * full convolutions, which are the same functions with their kernels mirrored.
 */
public final class Cdnn29 extends Layer {

    /** Output channels of the 17 hidden convolutions, in order. */
    public static final List<Integer> WIDTHS =
            List.of(16, 32, 64, 64, 128, 128, 256, 256, 512, 256, 256, 128, 128, 128, 64, 32, 16);

    private final Sequence layers;

    /**
     * @param channels of the input, 7 in the paper
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   as {@link #WIDTHS}
     * @param dropout  rate of both dropouts, 0.5 in the paper
     */
    public Cdnn29(int channels, int outputs, List<Integer> widths, double dropout) {
        List<Integer> w = widths;
        layers = child(new Cdnn(channels)
                .norm()
                .conv(3, w.get(0))
                .conv(3, w.get(1))
                .pool()
                .conv(3, w.get(2))
                .conv(3, w.get(3))
                .pool()
                .conv(3, w.get(4))
                .conv(4, w.get(5))
                .pool()
                .dropout(dropout)
                .conv(3, w.get(6))
                .conv(3, w.get(7))
                .pool()
                .conv(3, w.get(8))
                .deconv(3, w.get(9))
                .up()
                .deconv(3, w.get(10))
                .deconv(3, w.get(11))
                .up()
                .deconv(4, w.get(12))
                .deconv(3, w.get(13))
                .up()
                .deconv(3, w.get(14))
                .deconv(3, w.get(15))
                .up()
                .dropout(dropout)
                .deconv(3, w.get(16))
                .output(3, outputs));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return Cdnn.run(layers, x, training);
    }
}
