// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.classification;

import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Encoder;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Padding;
import io.github.lesionj.network.layer.Relu6;
import io.github.lesionj.network.layer.Residual;
import io.github.lesionj.network.layer.Sequence;
import io.github.lesionj.network.layer.Silu;
import io.github.lesionj.network.layer.SqueezeExcite;
import io.github.lesionj.network.layer.StochasticDepth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * EfficientNet, Tan and Le 2019, "EfficientNet: rethinking model scaling for convolutional neural networks" (arXiv
 * 1905.11946), B0 to B4, and EfficientNet-Lite0 to Lite2 of the same group, which drop squeeze-and-excitation, replace SiLU by ReLU6
 * and keep the size of B0's stem, head, first and last stage. Layers are named as in timm. Maps (N,channels,H,W), any H and W, to logits (N,outputs). B0 with 1000 classes: 5,288,548 trained
 * parameters.
 */
public final class EfficientNet extends ClassificationNetwork {

    private static final int STEM_WIDTH = 32;
    private static final int HEAD_WIDTH = 1280;
    private static final double SQUEEZE = 0.25;
    private static final double DEEPEST_DROP = 0.2;

    /** A stage of B0: kernel, number of blocks, width, expansion inside a block, stride of the first block. */
    private record Stage(int kernel, int blocks, int width, int expansion, int stride) {}

    private static final List<Stage> STAGES = List.of(
            new Stage(3, 1, 16, 1, 1),
            new Stage(3, 2, 24, 6, 2),
            new Stage(5, 2, 40, 6, 2),
            new Stage(3, 3, 80, 6, 2),
            new Stage(5, 3, 112, 6, 1),
            new Stage(5, 4, 192, 6, 2),
            new Stage(3, 1, 320, 6, 1));

    /** For each stage of the network the stage of the encoder to which it belongs: a new one at every halving. */
    private static final int[] ENCODER_STAGE = {0, 1, 2, 3, 3, 4, 4};

    /** How much wider and deeper than B0. */
    public enum Scale {
        B0(1.0, 1.0, false),
        B1(1.0, 1.1, false),
        B2(1.1, 1.2, false),
        B3(1.2, 1.4, false),
        B4(1.4, 1.8, false),
        LITE0(1.0, 1.0, true),
        LITE1(1.0, 1.1, true),
        LITE2(1.1, 1.2, true);

        private final double width;
        private final double depth;
        private final boolean lite;

        Scale(double width, double depth, boolean lite) {
            this.width = width;
            this.depth = depth;
            this.lite = lite;
        }

        private int width(int base) {
            double exact = base * width;
            int rounded = Math.max(8, (int) (exact + 4) / 8 * 8);
            return rounded < 0.9 * exact ? rounded + 8 : rounded;
        }

        private int blocks(Stage stage) {
            int place = STAGES.indexOf(stage);
            boolean outermost = place == 0 || place == STAGES.size() - 1;
            return lite && outermost ? stage.blocks : (int) Math.ceil(stage.blocks * depth);
        }

        private int outerWidth(int base) {
            return lite ? base : width(base);
        }

        private Layer activation() {
            return lite ? new Relu6() : new Silu();
        }
    }

    /**
     * @param padding  {@link Padding#SYMMETRIC}, or {@link Padding#SAME} for weights that TensorFlow trained
     * @param channels of the input, 3 for RGB
     * @param outputs  number of classes
     * @param dropout  rate before the dense layer, 0.2 in the published B0 up to 0.4 in B4
     */
    public EfficientNet(Scale scale, Padding padding, int channels, int outputs, double dropout) {
        super(
                features(scale, padding, channels),
                Head.of("classifier", scale.outerWidth(HEAD_WIDTH), outputs, dropout));
    }

    private static Layer features(Scale scale, Padding padding, int channels) {
        Encoder body = encoder(scale, padding, channels, OutputStride.THIRTY_TWO);
        return new Sequence(
                body,
                Conv.kernel(1)
                        .named("conv_head", "bn2")
                        .norms(padding::norm)
                        .norm(body.deepest(), scale.outerWidth(HEAD_WIDTH), scale.activation()));
    }

    /** The network without its last convolution and head. Taps: the ends of the stages before each halving. */
    public static Encoder encoder(Scale scale, Padding padding, int channels, OutputStride stride) {
        Layer activation = scale.activation();
        int width = scale.outerWidth(STEM_WIDTH);
        List<List<Layer>> groups = new ArrayList<>();
        for (int i = 0; i < 5; i++) groups.add(new ArrayList<>());
        List<Integer> ends = new ArrayList<>(Collections.nCopies(5, 0));
        groups.get(0)
                .add(Conv.kernel(3)
                        .stride(2)
                        .padding(padding)
                        .named("conv_stem", "bn1")
                        .norms(padding::norm)
                        .norm(channels, width, activation));
        int total = STAGES.stream().mapToInt(scale::blocks).sum();
        int index = 0;
        for (int i = 0; i < STAGES.size(); i++) {
            Stage stage = STAGES.get(i);
            boolean deepest = ENCODER_STAGE[i] == 4;
            for (int block = 0; block < scale.blocks(stage); block++) {
                boolean halves = block == 0 && stage.stride == 2;
                int step = halves ? deepest ? stride.lastStride() : 2 : 1;
                int dilation = deepest && !halves ? stride.lastDilation() : 1;
                Conv.Builder depthwise = Conv.kernel(stage.kernel)
                        .stride(step)
                        .dilation(dilation)
                        .padding(padding);
                double drop = DEEPEST_DROP * index++ / total;
                int next = scale.width(stage.width);
                Layer branch = branch(scale.lite, activation, padding, depthwise, width, next, stage.expansion);
                boolean residual = width == next && !halves;
                groups.get(ENCODER_STAGE[i])
                        .add((residual ? residual(branch, drop) : branch).named("blocks." + i + "." + block));
                width = next;
            }
            ends.set(ENCODER_STAGE[i], width);
        }
        return new Encoder(
                groups.stream()
                        .map(group -> new Sequence(group.toArray(Layer[]::new)))
                        .toList(),
                ends);
    }

    private static Layer branch(
            boolean lite,
            Layer activation,
            Padding padding,
            Conv.Builder depthwise,
            int inputs,
            int outputs,
            int expansion) {
        int inner = inputs * expansion;
        boolean expands = expansion > 1;
        List<Layer> layers = new ArrayList<>();
        if (expands)
            layers.add(
                    Conv.kernel(1).named("conv_pw", "bn1").norms(padding::norm).norm(inputs, inner, activation));
        layers.add(depthwise
                .named("conv_dw", expands ? "bn2" : "bn1")
                .groups(inner)
                .norms(padding::norm)
                .norm(inner, inner, activation));
        if (!lite) layers.add(new SqueezeExcite(inner, Math.max(1, (int) (inputs * SQUEEZE)), activation).named("se"));
        layers.add(Conv.kernel(1)
                .named(expands ? "conv_pwl" : "conv_pw", expands ? "bn3" : "bn2")
                .norms(padding::norm)
                .norm(inner, outputs));
        return new Sequence(layers.toArray(Layer[]::new));
    }

    private static Layer residual(Layer branch, double drop) {
        return new Residual(drop > 0 ? new Sequence(branch, new StochasticDepth(drop)) : branch);
    }
}
