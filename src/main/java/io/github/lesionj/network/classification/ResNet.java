// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.classification;

import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Encoder;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MaxPool;
import io.github.lesionj.network.layer.Relu;
import io.github.lesionj.network.layer.Residual;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * ResNet-50 and ResNet-101, He et al. 2015, "Deep residual learning for image recognition" (arXiv 1512.03385), in the
 * form "v1.5" of torchvision: the 3x3 convolution of a bottleneck carries the stride. Layers are named as there. Maps (N,channels,H,W), any H and
 * W, to logits (N,outputs). With 1000 classes 25,557,032 and 44,549,160 trained parameters.
 */
public final class ResNet extends ClassificationNetwork {

    /** Channels inside the bottlenecks of the four stages; each stage ends with four times as many. */
    public static final List<Integer> WIDTHS = List.of(64, 128, 256, 512);

    private static final int EXPANSION = 4;

    /** The number of layers that have weights. */
    public enum Depth {
        FIFTY(3, 4, 6, 3),
        HUNDRED_ONE(3, 4, 23, 3);

        private final int[] blocks;

        Depth(int... blocks) {
            this.blocks = blocks;
        }
    }

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of classes
     * @param widths   as {@link #WIDTHS}
     * @param dropout  rate before the dense layer; the published network has none
     */
    public ResNet(Depth depth, int channels, int outputs, List<Integer> widths, double dropout) {
        this(encoder(depth, channels, widths, OutputStride.THIRTY_TWO), outputs, dropout);
    }

    private ResNet(Encoder body, int outputs, double dropout) {
        super(body, Head.of("fc", body.deepest(), outputs, dropout));
    }

    /** The network without its head. Taps: the stem before its pooling, then the four stages. */
    public static Encoder encoder(Depth depth, int channels, List<Integer> widths, OutputStride stride) {
        int width = widths.get(0);
        List<Layer> stages = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        stages.add(Conv.kernel(7).stride(2).named("conv1", "bn1").normRelu(channels, width));
        ends.add(width);
        for (int stage = 0; stage < widths.size(); stage++) {
            boolean last = stage == widths.size() - 1;
            int first = stage == 0 ? 1 : last ? stride.lastStride() : 2;
            List<Layer> layers = new ArrayList<>();
            if (stage == 0) layers.add(new MaxPool(3, 2));
            for (int block = 0; block < depth.blocks[stage]; block++) {
                int dilation = last && block > 0 ? stride.lastDilation() : 1;
                layers.add(bottleneck(width, widths.get(stage), block == 0 ? first : 1, dilation, block == 0)
                        .named("layer" + (stage + 1) + "." + block));
                width = EXPANSION * widths.get(stage);
            }
            stages.add(new Sequence(layers.toArray(Layer[]::new)));
            ends.add(width);
        }
        return new Encoder(stages, ends);
    }

    private static Layer bottleneck(int inputs, int width, int stride, int dilation, boolean project) {
        Layer branch = new Sequence(
                Conv.kernel(1).named("conv1", "bn1").normRelu(inputs, width),
                Conv.kernel(3)
                        .stride(stride)
                        .dilation(dilation)
                        .named("conv2", "bn2")
                        .normRelu(width, width),
                Conv.kernel(1).named("conv3", "bn3").norm(width, EXPANSION * width));
        Layer sum = project
                ? new Residual(
                        branch,
                        Conv.kernel(1)
                                .stride(stride)
                                .named("downsample.0", "downsample.1")
                                .norm(inputs, EXPANSION * width))
                : new Residual(branch);
        return new Sequence(sum, new Relu());
    }
}
