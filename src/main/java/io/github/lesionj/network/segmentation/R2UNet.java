// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import io.github.lesionj.network.layer.RecurrentConv;
import io.github.lesionj.network.layer.RecurrentConvolutionalLayer;
import java.util.List;

/**
 * R2U-Net of Alom et al. 2018 (arXiv 1802.06955): a U-Net of recurrent residual units.
 *
 * <p>Maps (N,channels,H,W), any H and W, to logits (N,outputs,H,W); sizes that the levels do not halve evenly are
 * extended by reflection and the output is cut back. 39,091,393 trained parameters with the default widths, one shared
 * kernel and any number of steps.
 */
public final class R2UNet extends UShapedNetwork {

    /** What a recurrent convolution repeats. */
    public enum Form {
        /** One kernel on the sum of input and state ({@link RecurrentConv}), as in the code that is in use. */
        SHARED(RecurrentConv::new),
        /** One kernel for the input, another for the state ({@link RecurrentConvolutionalLayer}), as in the literature. */
        RCL((channels, steps) -> new RecurrentConvolutionalLayer(3, channels, channels, steps));

        private final RecurrentUnit.Recurrence recurrence;

        Form(RecurrentUnit.Recurrence recurrence) {
            this.recurrence = recurrence;
        }
    }

    /** Channels of the levels, finest first. */
    public static final List<Integer> WIDTHS = List.of(64, 128, 256, 512, 1024);

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   channels of the levels, finest first
     * @param steps    how often each recurrent convolution runs again: t = 2 or 3 in the paper
     */
    public R2UNet(int channels, int outputs, List<Integer> widths, int steps, Form form) {
        int width = channels;
        for (int next : widths) {
            encode(new RecurrentUnit(width, next, steps, form.recurrence));
            width = next;
        }
        for (int level = widths.size() - 2; level >= 0; level--) {
            int next = widths.get(level);
            decode(RecurrentUnit.up(width, next), new RecurrentUnit(2 * next, next, steps, form.recurrence));
            width = next;
        }
        end(width, outputs);
    }
}
