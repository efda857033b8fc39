// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.classification;

import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.ResidualBlock;
import io.github.lesionj.network.layer.Sequence;
import java.util.List;

/**
 * ResNet-18 for small pictures, after He et al. 2015 (arXiv 1512.03385), section 4.2's stem: one 3x3 convolution of
 * stride 2 in place of the 7x7 convolution and the max-pooling, then four stages of two basic blocks, average pooling,
 * dropout and a dense layer. Widths are free. Layers are named as in torchvision. Maps (N,channels,H,W), any H and W, to logits (N,outputs).
 */
public final class ResNet18 extends ClassificationNetwork {

    /** Channels of the four stages; the published network has 64, 128, 256, 512. */
    public static final List<Integer> WIDTHS = List.of(32, 64, 128, 192);

    private static final int BLOCKS_PER_STAGE = 2;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of classes
     * @param widths   channels of each stage; the first stage works at a quarter of the size
     * @param dropout  rate before the dense layer
     */
    public ResNet18(int channels, int outputs, List<Integer> widths, double dropout) {
        super(features(channels, widths), Head.of("fc", widths.get(widths.size() - 1), outputs, dropout));
    }

    private static Layer features(int channels, List<Integer> widths) {
        int width = widths.get(0);
        Layer[] all = new Layer[1 + widths.size() * BLOCKS_PER_STAGE];
        int n = 0;
        all[n++] = Conv.kernel(3).stride(2).named("conv1", "bn1").normRelu(channels, width);
        for (int stage = 0; stage < widths.size(); stage++)
            for (int block = 0; block < BLOCKS_PER_STAGE; block++) {
                int next = widths.get(stage);
                all[n++] =
                        new ResidualBlock(width, next, block == 0 ? 2 : 1).named("layer" + (stage + 1) + "." + block);
                width = next;
            }
        return new Sequence(all);
    }
}
