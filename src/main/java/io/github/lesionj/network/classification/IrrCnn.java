// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.classification;

import io.github.lesionj.network.layer.AveragePool;
import io.github.lesionj.network.layer.Branches;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Dropout;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MaxPool;
import io.github.lesionj.network.layer.RecurrentConvolutionalLayer;
import io.github.lesionj.network.layer.Relu;
import io.github.lesionj.network.layer.Residual;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * IRRCNN, Alom et al. 2017, "Inception recurrent convolutional neural network for object recognition" and its residual
 * form (arXiv 1712.09888): inception modules of recurrent convolutions with a shortcut, and transitions that halve
 * width and size. The paper's layer table could not be read; widths and stem are this project's reading. Maps
 * (N,channels,H,W), any H and W, to logits (N,outputs).
 */
public final class IrrCnn extends ClassificationNetwork {

    /** Channels of the four inception modules. */
    public static final List<Integer> WIDTHS = List.of(256, 512, 768, 1024);

    private static final int STEM_WIDTH = 32;
    private static final int STEPS = 2;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of classes
     * @param widths   channels of each inception module, multiples of 4
     * @param dropout  rate in each transition between modules, 0.5 as published
     */
    public IrrCnn(int channels, int outputs, List<Integer> widths, double dropout) {
        super(features(channels, widths, dropout), Head.of("classifier", widths.get(widths.size() - 1), outputs, 0));
    }

    private static Layer features(int channels, List<Integer> widths, double dropout) {
        List<Layer> all = new ArrayList<>();
        all.add(Conv.kernel(3).stride(2).named("stem.conv1", "stem.bn1").normRelu(channels, STEM_WIDTH));
        all.add(Conv.kernel(3).named("stem.conv2", "stem.bn2").normRelu(STEM_WIDTH, STEM_WIDTH));
        all.add(Conv.kernel(3).named("stem.conv3", "stem.bn3").normRelu(STEM_WIDTH, 2 * STEM_WIDTH));
        all.add(new MaxPool(3, 2));
        int width = 2 * STEM_WIDTH;
        for (int module = 0; module < widths.size(); module++) {
            if (module > 0) {
                all.add(Conv.kernel(1).normRelu(width, width / 2).named("transition" + module));
                all.add(new MaxPool(3, 2));
                all.add(new Dropout(dropout));
                width /= 2;
            }
            all.add(inception(width, widths.get(module)).named("inception" + (module + 1)));
            width = widths.get(module);
        }
        return new Sequence(all.toArray(Layer[]::new));
    }

    private static Layer inception(int inputs, int outputs) {
        if (outputs % 4 != 0) throw new IllegalArgumentException("IRRCNN's widths are multiples of 4, not " + outputs);
        Layer branches = new Branches(
                new RecurrentConvolutionalLayer(1, inputs, outputs / 4, STEPS),
                new RecurrentConvolutionalLayer(3, inputs, outputs / 2, STEPS),
                new Sequence(new AveragePool(3), new RecurrentConvolutionalLayer(1, inputs, outputs / 4, STEPS)));
        return new Sequence(
                new Residual(branches, Conv.kernel(1).norm(inputs, outputs).named("projection")), new Relu());
    }
}
