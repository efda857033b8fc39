// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.classification;

import io.github.lesionj.network.layer.BatchNorm;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MaxPool;
import io.github.lesionj.network.layer.Padding;
import io.github.lesionj.network.layer.Relu;
import io.github.lesionj.network.layer.Residual;
import io.github.lesionj.network.layer.SeparableConv;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Xception, Chollet 2016, "Xception: deep learning with depthwise separable convolutions" (arXiv 1610.02357), with
 * Keras' padding. Layers are named as in timm's {@code legacy_xception}. Maps (N,channels,H,W), at least 7 x 7 pixels, to logits (N,outputs). With 1000 classes 22,855,952
 * trained parameters.
 */
public final class Xception extends ClassificationNetwork {

    private static final int[] ENTRY_WIDTHS = {128, 256, 728};
    private static final int MIDDLE_MODULES = 8;
    private static final int SMALLEST = 7;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of classes
     * @param dropout  rate before the dense layer
     */
    public Xception(int channels, int outputs, double dropout) {
        super("Xception", SMALLEST, features(channels), Head.of("fc", 2048, outputs, dropout));
    }

    private static Layer features(int channels) {
        List<Layer> all = new ArrayList<>();
        all.add(Conv.kernel(3)
                .stride(2)
                .valid()
                .named("conv1", "bn1")
                .norms(BatchNorm::keras)
                .normRelu(channels, 32));
        all.add(Conv.kernel(3)
                .valid()
                .named("conv2", "bn2")
                .norms(BatchNorm::keras)
                .normRelu(32, 64));
        int width = 64;
        int block = 1;
        for (int next : ENTRY_WIDTHS) {
            all.add(halving(width, next, next, width > 64).named("block" + block++));
            width = next;
        }
        for (int module = 0; module < MIDDLE_MODULES; module++)
            all.add(new Residual(new Sequence(
                            new Relu(),
                            separable("rep.1", "rep.2", width, width),
                            new Relu(),
                            separable("rep.4", "rep.5", width, width),
                            new Relu(),
                            separable("rep.7", "rep.8", width, width)))
                    .named("block" + block++));
        all.add(halving(width, width, 1024, true).named("block" + block));
        all.add(separable("conv3", "bn3", 1024, 1536));
        all.add(new Relu());
        all.add(separable("conv4", "bn4", 1536, 2048));
        all.add(new Relu());
        return new Sequence(all.toArray(Layer[]::new));
    }

    private static Layer halving(int inputs, int inner, int outputs, boolean reluFirst) {
        List<Layer> branch = new ArrayList<>();
        int first = reluFirst ? 1 : 0;
        if (reluFirst) branch.add(new Relu());
        branch.add(separable("rep." + first, "rep." + (first + 1), inputs, inner));
        branch.add(new Relu());
        branch.add(separable("rep." + (first + 3), "rep." + (first + 4), inner, outputs));
        branch.add(new MaxPool(3, 2, Padding.SAME));
        Layer projection = Conv.kernel(1)
                .stride(2)
                .named("skip", "skipbn")
                .norms(BatchNorm::keras)
                .norm(inputs, outputs);
        return new Residual(new Sequence(branch.toArray(Layer[]::new)), projection);
    }

    private static Layer separable(String name, String norm, int inputs, int outputs) {
        return new Sequence(
                new SeparableConv(inputs, outputs).named(name),
                BatchNorm.keras(outputs).named(norm));
    }
}
