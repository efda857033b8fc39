// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Sequence;
import java.util.List;

/**
 * CDNN-19 of Yuan, Chao and Lo 2017 as a parameter-matched reconstruction: its 290,129 stored numbers are in print
 * (arXiv 1709.09780), its layer widths are ours.
 *
 * <p>Kernels follow from the later CDNN-29, which replaced each large kernel by smaller ones; among widths of powers of
 * two only {@link #WIDTHS} gives the printed count with an encoder that never narrows and a decoder that never widens.
 * Maps (N,channels,H,W) to logits (N,outputs,H,W); sizes other than 192x256 as in {@link Cdnn29}.
 */
public final class Cdnn19 extends Layer {

    /** Output channels of the 9 hidden convolutions, in order. */
    public static final List<Integer> WIDTHS = List.of(16, 16, 32, 32, 256, 32, 32, 32, 32);

    private final Sequence layers;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   as {@link #WIDTHS}
     * @param dropout  rate of both dropouts, 0.5 in the paper of CDNN-29
     */
    public Cdnn19(int channels, int outputs, List<Integer> widths, double dropout) {
        List<Integer> w = widths;
        layers = child(new Cdnn(channels)
                .conv(5, w.get(0))
                .pool()
                .conv(5, w.get(1))
                .pool()
                .conv(6, w.get(2))
                .pool()
                .dropout(dropout)
                .conv(5, w.get(3))
                .pool()
                .conv(3, w.get(4))
                .deconv(3, w.get(5))
                .up()
                .deconv(5, w.get(6))
                .up()
                .deconv(6, w.get(7))
                .up()
                .deconv(5, w.get(8))
                .up()
                .dropout(dropout)
                .output(5, outputs));
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return Cdnn.run(layers, x, training);
    }
}
