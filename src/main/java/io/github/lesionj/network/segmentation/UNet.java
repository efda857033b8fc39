// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import io.github.lesionj.network.layer.BilinearUpsampling;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.NearestUpsampling;
import io.github.lesionj.network.layer.Sequence;
import io.github.lesionj.network.layer.TransposedConv;
import java.util.List;

/**
 * U-Net of Ronneberger, Fischer and Brox 2015 (arXiv 1505.04597) in its padded form with batch normalisation.
 *
 * <p>Maps (N,channels,H,W), any H and W, to logits (N,outputs,H,W); sizes that the levels do not halve evenly are
 * extended by reflection and the output is cut back. {@link UNetOriginal} is the form of the paper.
 */
public final class UNet extends UShapedNetwork {

    /** How the decoder doubles the size of a map. */
    public enum Up {
        /** 2x2 transposed convolution; the 3x3 convolutions have no bias. 31,037,633 parameters from 64 to 1024. */
        TCONV2,
        /** Nearest neighbour, then a 3x3 convolution; all convolutions have a bias. 34,527,041 parameters. */
        NEAREST_CONV3,
        /** Bilinear; the widths are halved on the way up, no bias. 17,262,977 parameters. */
        BILINEAR
    }

    /** Channels of the levels, finest first: half of the paper's. */
    public static final List<Integer> WIDTHS = List.of(32, 64, 128, 256, 512);

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   channels of the levels, finest first; even numbers for {@link Up#BILINEAR}
     */
    public UNet(int channels, int outputs, List<Integer> widths, Up up) {
        boolean bilinear = up == Up.BILINEAR;
        int deepest = widths.size() - 1;
        int width = channels;
        for (int level = 0; level <= deepest; level++) {
            int next = bilinear && level == deepest ? widths.get(level) / 2 : widths.get(level);
            encode(twice(width, next, next, up));
            width = next;
        }
        for (int level = deepest - 1; level >= 0; level--) {
            int skip = widths.get(level);
            int joined = bilinear ? width + skip : 2 * skip;
            int next = bilinear && level > 0 ? skip / 2 : skip;
            decode(up(width, skip, up), twice(joined, bilinear ? joined / 2 : skip, next, up));
            width = next;
        }
        end(width, outputs);
    }

    private static Layer up(int inputs, int outputs, Up up) {
        return switch (up) {
            case TCONV2 -> new TransposedConv(inputs, outputs);
            case NEAREST_CONV3 -> new Sequence(new NearestUpsampling(), conv(up).normRelu(inputs, outputs));
            case BILINEAR -> new BilinearUpsampling();
        };
    }

    private static Layer twice(int inputs, int middle, int outputs, Up up) {
        return new Sequence(
                conv(up).named("conv1", "bn1").normRelu(inputs, middle),
                conv(up).named("conv2", "bn2").normRelu(middle, outputs));
    }

    private static Conv.Builder conv(Up up) {
        return up == Up.NEAREST_CONV3 ? Conv.kernel(3).bias() : Conv.kernel(3);
    }
}
