// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.classification;

import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Padding;
import io.github.lesionj.network.layer.Relu6;
import io.github.lesionj.network.layer.Residual;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * MobileNet V2, Sandler et al. 2018, "MobileNetV2: inverted residuals and linear bottlenecks" (arXiv 1801.04381), width
 * multiplier 1. Layers are named as in torchvision. Maps (N,channels,H,W), any H and W, to logits (N,outputs). With 1000 classes 3,504,872 trained
 * parameters.
 */
public final class MobileNetV2 extends ClassificationNetwork {

    private static final int STEM_WIDTH = 32;
    private static final int HEAD_WIDTH = 1280;

    /** Blocks of equal width: expansion inside a block, width, number of blocks, stride of the first. */
    private record Stage(int expansion, int width, int blocks, int stride) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(1, 16, 1, 1),
            new Stage(6, 24, 2, 2),
            new Stage(6, 32, 3, 2),
            new Stage(6, 64, 4, 2),
            new Stage(6, 96, 3, 1),
            new Stage(6, 160, 3, 2),
            new Stage(6, 320, 1, 1));

    /**
     * @param padding  {@link Padding#SYMMETRIC}, or {@link Padding#SAME} for weights that TensorFlow trained
     * @param channels of the input, 3 for RGB
     * @param outputs  number of classes
     * @param dropout  rate before the dense layer, 0.2 in torchvision
     */
    public MobileNetV2(Padding padding, int channels, int outputs, double dropout) {
        super(features(padding, channels), Head.of("classifier.1", HEAD_WIDTH, outputs, dropout));
    }

    private static Layer features(Padding padding, int channels) {
        List<Layer> all = new ArrayList<>();
        Layer relu6 = new Relu6();
        int width = STEM_WIDTH;
        int place = 0;
        all.add(Conv.kernel(3)
                .stride(2)
                .padding(padding)
                .norms(padding::norm)
                .named("0", "1")
                .norm(channels, width, relu6)
                .named("features." + place++));
        for (Stage stage : STAGES)
            for (int block = 0; block < stage.blocks; block++) {
                all.add(block(padding, relu6, width, stage, block == 0 ? stage.stride : 1)
                        .named("features." + place++));
                width = stage.width;
            }
        all.add(Conv.kernel(1)
                .norms(padding::norm)
                .named("0", "1")
                .norm(width, HEAD_WIDTH, relu6)
                .named("features." + place));
        return new Sequence(all.toArray(Layer[]::new));
    }

    private static Layer block(Padding padding, Layer relu6, int inputs, Stage stage, int stride) {
        int inner = inputs * stage.expansion;
        List<Layer> branch = new ArrayList<>();
        int place = 0;
        if (stage.expansion > 1)
            branch.add(Conv.kernel(1)
                    .norms(padding::norm)
                    .named("0", "1")
                    .norm(inputs, inner, relu6)
                    .named("conv." + place++));
        branch.add(Conv.kernel(3)
                .groups(inner)
                .stride(stride)
                .padding(padding)
                .norms(padding::norm)
                .named("0", "1")
                .norm(inner, inner, relu6)
                .named("conv." + place++));
        branch.add(Conv.kernel(1)
                .norms(padding::norm)
                .named("conv." + place, "conv." + (place + 1))
                .norm(inner, stage.width));
        Layer bottleneck = new Sequence(branch.toArray(Layer[]::new));
        return stride == 1 && inputs == stage.width ? new Residual(bottleneck) : bottleneck;
    }
}
