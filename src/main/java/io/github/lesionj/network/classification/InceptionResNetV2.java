// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.classification;

import io.github.lesionj.network.layer.AveragePool;
import io.github.lesionj.network.layer.BatchNorm;
import io.github.lesionj.network.layer.Branches;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Encoder;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MaxPool;
import io.github.lesionj.network.layer.Padding;
import io.github.lesionj.network.layer.Relu;
import io.github.lesionj.network.layer.Residual;
import io.github.lesionj.network.layer.Scale;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Inception-ResNet v2, Szegedy et al. 2016, "Inception-v4, Inception-ResNet and the impact of residual connections on
 * learning" (arXiv 1602.07261), in Keras' form, whose batch normalisation has no gamma. Layers are named as in timm. Maps (N,channels,H,W) to logits
 * (N,outputs). With 1000 classes 55,813,192 trained parameters, and 30,272 stored gammas that stay 1.
 */
public final class InceptionResNetV2 extends ClassificationNetwork {

    private static final int SMALLEST = 75;
    private static final int BLOCKS_35 = 10;
    private static final int BLOCKS_17 = 20;
    private static final int BLOCKS_8 = 10;
    private static final List<Integer> TAPS = List.of(64, 192, 320, 1088, 1536);

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of classes
     * @param dropout  rate before the dense layer; Keras has none
     */
    public InceptionResNetV2(int channels, int outputs, double dropout) {
        super(
                "InceptionResNetV2",
                SMALLEST,
                new Build(Padding.VALID).encoder(channels, 2),
                Head.of("classif", TAPS.get(4), outputs, dropout));
    }

    /**
     * The network without its head, its unpadded convolutions padded, so that any size works and the maps are exact
     * fractions of it. Taps: convolutions 3 and 5, the last blocks "35" and "17", the last convolution.
     */
    public static Encoder encoder(int channels, OutputStride stride) {
        return new Build(Padding.SYMMETRIC).encoder(channels, stride.lastStride());
    }

    /** Builds the stages with the padding of the layers that the paper leaves unpadded. */
    private record Build(Padding edge) {

        Encoder encoder(int channels, int lastStride) {
            return new Encoder(
                    List.of(
                            new Sequence(
                                    at(3, 2).normRelu(channels, 32).named("conv2d_1a"),
                                    at(3, 1).normRelu(32, 32).named("conv2d_2a"),
                                    conv(3, 32, 64).named("conv2d_2b")),
                            new Sequence(
                                    new MaxPool(3, 2, edge),
                                    conv(1, 64, 80).named("conv2d_3b"),
                                    at(3, 1).normRelu(80, 192).named("conv2d_4a")),
                            blocks35(),
                            blocks17(),
                            blocks8(lastStride)),
                    TAPS);
        }

        private Layer blocks35() {
            List<Layer> layers = new ArrayList<>();
            layers.add(new MaxPool(3, 2, edge));
            layers.add(new Branches(
                            conv(1, 192, 96),
                            numbered(conv(1, 192, 48), conv(5, 48, 64)),
                            numbered(conv(1, 192, 64), conv(3, 64, 96), conv(3, 96, 96)),
                            numbered(new AveragePool(3), conv(1, 192, 64)))
                    .named("mixed_5b"));
            for (int block = 0; block < BLOCKS_35; block++) {
                layers.add(residual(
                                320,
                                128,
                                0.17,
                                new Branches(
                                        conv(1, 320, 32),
                                        numbered(conv(1, 320, 32), conv(3, 32, 32)),
                                        numbered(conv(1, 320, 32), conv(3, 32, 48), conv(3, 48, 64))))
                        .named("repeat." + block));
                layers.add(new Relu());
            }
            return new Sequence(layers.toArray(Layer[]::new));
        }

        private Layer blocks17() {
            List<Layer> layers = new ArrayList<>();
            layers.add(new Branches(
                            at(3, 2).normRelu(320, 384),
                            numbered(conv(1, 320, 256), conv(3, 256, 256), at(3, 2).normRelu(256, 384)),
                            new MaxPool(3, 2, edge))
                    .named("mixed_6a"));
            for (int block = 0; block < BLOCKS_17; block++) {
                layers.add(residual(
                                1088,
                                384,
                                0.1,
                                new Branches(
                                        conv(1, 1088, 192),
                                        numbered(conv(1, 1088, 128), line(1, 7, 128, 160), line(7, 1, 160, 192))))
                        .named("repeat_1." + block));
                layers.add(new Relu());
            }
            return new Sequence(layers.toArray(Layer[]::new));
        }

        private Layer blocks8(int stride) {
            List<Layer> layers = new ArrayList<>();
            layers.add(new Branches(
                            numbered(conv(1, 1088, 256), at(3, stride).normRelu(256, 384)),
                            numbered(conv(1, 1088, 256), at(3, stride).normRelu(256, 288)),
                            numbered(
                                    conv(1, 1088, 256),
                                    conv(3, 256, 288),
                                    at(3, stride).normRelu(288, 320)),
                            new MaxPool(3, stride, edge))
                    .named("mixed_7a"));
            for (int block = 0; block < BLOCKS_8; block++) {
                boolean last = block == BLOCKS_8 - 1;
                layers.add(residual(
                                2080,
                                448,
                                last ? 1 : 0.2,
                                new Branches(
                                        conv(1, 2080, 192),
                                        numbered(conv(1, 2080, 192), line(1, 3, 192, 224), line(3, 1, 224, 256))))
                        .named(last ? "block8" : "repeat_2." + block));
                if (!last) layers.add(new Relu());
            }
            layers.add(conv(1, 2080, 1536).named("conv2d_7b"));
            return new Sequence(layers.toArray(Layer[]::new));
        }

        private static Layer residual(int width, int branched, double scale, Layer branches) {
            return new Residual(new Sequence(
                    branches, Conv.kernel(1).bias().channels(branched, width).named("conv2d"), new Scale(scale)));
        }

        /** Layers one after the other that are called 0, 1, .. */
        private static Layer numbered(Layer... layers) {
            for (int i = 0; i < layers.length; i++) layers[i].named(Integer.toString(i));
            return new Sequence(layers);
        }

        private static Layer conv(int kernel, int inputs, int outputs) {
            return line(kernel, kernel, inputs, outputs);
        }

        private static Layer line(int height, int width, int inputs, int outputs) {
            return Conv.kernel(height, width)
                    .norms(BatchNorm::kerasWithoutGamma)
                    .normRelu(inputs, outputs);
        }

        private Conv.Builder at(int kernel, int stride) {
            return Conv.kernel(kernel).stride(stride).padding(edge).norms(BatchNorm::kerasWithoutGamma);
        }
    }
}
