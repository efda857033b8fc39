// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import io.github.lesionj.network.layer.BatchNorm;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Dropout;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MaxPool;
import io.github.lesionj.network.layer.MirrorPad;
import io.github.lesionj.network.layer.NearestUpsampling;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * What the two networks of Yuan and Lo 2017 (arXiv 1709.09780) and Yuan, Chao and Lo 2017 share: unpadded convolutions
 * and pools on the way down, full convolutions ("deconvolutions") and nearest neighbours on the way up, no skips. No
 * convolution but the last has a bias; batch normalisation follows each, and stands before both dropouts.
 */
final class Cdnn {

    /** Both networks reach their input's size again if its sides are multiples of this ... */
    static final int MULTIPLE = 16;

    /** ... and at least this. */
    static final int LEAST = 112;

    private final List<Layer> layers = new ArrayList<>();
    private int width;
    private int convs;
    private int deconvs;
    private int dropouts;

    Cdnn(int channels) {
        width = channels;
    }

    Cdnn norm() {
        layers.add(new BatchNorm(width).named("input.bn"));
        return this;
    }

    Cdnn conv(int kernel, int outputs) {
        layers.add(Conv.kernel(kernel)
                .valid()
                .named("encoder.conv" + ++convs, "encoder.bn" + convs)
                .normRelu(width, outputs));
        width = outputs;
        return this;
    }

    Cdnn deconv(int kernel, int outputs) {
        layers.add(Conv.kernel(kernel)
                .full()
                .named("decoder.conv" + ++deconvs, "decoder.bn" + deconvs)
                .normRelu(width, outputs));
        width = outputs;
        return this;
    }

    Cdnn pool() {
        layers.add(new MaxPool());
        return this;
    }

    Cdnn up() {
        layers.add(new NearestUpsampling());
        return this;
    }

    Cdnn dropout(double rate) {
        layers.add(new BatchNorm(width).named("dropout" + ++dropouts + ".bn"));
        layers.add(new Dropout(rate));
        return this;
    }

    Sequence output(int kernel, int outputs) {
        layers.add(Conv.kernel(kernel).full().bias().channels(width, outputs).named("head"));
        return new Sequence(layers.toArray(Layer[]::new));
    }

    /** Runs the layers on a picture that is extended by reflection to a size they can restore. */
    static NDArray run(Sequence layers, NDArray x, boolean training) {
        return MirrorPad.toMultiple(x, MULTIPLE, LEAST, fitting -> layers.apply(fitting, training));
    }
}
