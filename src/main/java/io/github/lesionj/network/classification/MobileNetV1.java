// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.classification;

import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Encoder;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Padding;
import io.github.lesionj.network.layer.Relu6;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * MobileNet V1, Howard et al. 2017, "MobileNets: efficient convolutional neural networks for mobile vision
 * applications" (arXiv 1704.04861): depthwise and pointwise convolutions in turn, width multiplier 1, Keras' ReLU6. Layers are named as in timm. Maps
 * (N,channels,H,W), any H and W, to logits (N,outputs). With 1000 classes 4,231,976 trained parameters.
 */
public final class MobileNetV1 extends ClassificationNetwork {

    private static final int STEM_WIDTH = 32;

    /** Widths of the pointwise convolutions; each inner list begins where the size is halved. */
    private static final List<List<Integer>> STAGES = List.of(
            List.of(64),
            List.of(128, 128),
            List.of(256, 256),
            List.of(512, 512, 512, 512, 512, 512),
            List.of(1024, 1024));

    /**
     * @param padding  {@link Padding#SYMMETRIC}, or {@link Padding#SAME} for weights that TensorFlow trained
     * @param channels of the input, 3 for RGB
     * @param outputs  number of classes
     * @param dropout  rate before the dense layer, 0.001 in Keras
     */
    public MobileNetV1(Padding padding, int channels, int outputs, double dropout) {
        this(encoder(padding, channels, OutputStride.THIRTY_TWO), outputs, dropout);
    }

    private MobileNetV1(Encoder body, int outputs, double dropout) {
        super(body, Head.of("classifier", body.deepest(), outputs, dropout));
    }

    /** The network without its head. Taps: the pointwise convolutions 1, 3, 5, 11 and 13. */
    public static Encoder encoder(Padding padding, int channels, OutputStride stride) {
        List<Layer> stages = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Layer relu6 = new Relu6();
        int width = STEM_WIDTH;
        for (int stage = 0; stage < STAGES.size(); stage++) {
            boolean deepest = stage == STAGES.size() - 1;
            List<Layer> layers = new ArrayList<>();
            if (stage == 0)
                layers.add(Conv.kernel(3)
                        .stride(2)
                        .padding(padding)
                        .named("conv_stem", "bn1")
                        .norms(padding::norm)
                        .norm(channels, width, relu6));
            int blocks = 0;
            for (int next : STAGES.get(stage)) {
                boolean halves = stage > 0 && width < next;
                int step = halves ? deepest ? stride.lastStride() : 2 : 1;
                int dilation = deepest && !halves ? stride.lastDilation() : 1;
                String block = "blocks." + stage + "." + blocks++;
                layers.add(Conv.kernel(3)
                        .groups(width)
                        .stride(step)
                        .dilation(dilation)
                        .padding(padding)
                        .named(block + ".conv_dw", block + ".bn1")
                        .norms(padding::norm)
                        .norm(width, width, relu6));
                layers.add(Conv.kernel(1)
                        .named(block + ".conv_pw", block + ".bn2")
                        .norms(padding::norm)
                        .norm(width, next, relu6));
                width = next;
            }
            stages.add(new Sequence(layers.toArray(Layer[]::new)));
            ends.add(width);
        }
        return new Encoder(stages, ends);
    }
}
