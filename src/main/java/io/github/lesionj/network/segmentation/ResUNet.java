// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.BatchNorm;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MirrorPad;
import io.github.lesionj.network.layer.NearestUpsampling;
import io.github.lesionj.network.layer.Relu;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The residual U-Net for melanoma of "Science, Technology and Development", after Zhang et al. 2018 (arXiv 1711.10684):
 * pre-activation residual units in a U-shape.
 *
 * <p>Normalisation and ReLU stand before every convolution but the first; every convolution has a bias; the shortcuts
 * have neither normalisation nor activation. Maps (N,channels,H,W), any H and W, to logits (N,outputs,H,W); sizes that
 * the levels do not halve evenly are extended by reflection and the output is cut back. With the default widths
 * 8,220,993 trained parameters, 8,227,393 stored.
 */
public final class ResUNet extends Layer {

    /** Channels of the levels, finest first. */
    public static final List<Integer> WIDTHS = List.of(64, 128, 256, 512);

    private static final Layer UP = new NearestUpsampling();

    private final List<Layer> encoder = new ArrayList<>();
    private final List<Layer> decoder = new ArrayList<>();
    private final Layer head;
    private final int multiple;

    /**
     * @param channels of the input, 3 for RGB
     * @param outputs  number of output maps, 1 for the lesion
     * @param widths   channels of the levels, finest first
     */
    public ResUNet(int channels, int outputs, List<Integer> widths) {
        int width = widths.get(0);
        Layer stem = new Sequence(
                conv(1).channels(channels, width).named("conv1"),
                new BatchNorm(width).named("bn1"),
                new Relu(),
                conv(1).channels(width, width).named("conv2"));
        encoder.add(child("encoder.stage1", new PreActivationUnit(stem, channels, width, 1)));
        for (int next : widths.subList(1, widths.size())) {
            encoder.add(child("encoder.stage" + (encoder.size() + 1), unit(width, next, 2)));
            width = next;
        }
        for (int level = widths.size() - 2; level >= 0; level--) {
            int next = widths.get(level);
            decoder.add(child("decoder.stage" + (level + 1), unit(width + next, next, 1)));
            width = next;
        }
        head = child("head", Conv.kernel(1).bias().channels(width, outputs));
        multiple = 1 << widths.size() - 1;
    }

    private static Layer unit(int inputs, int outputs, int stride) {
        Layer branch = new Sequence(
                new BatchNorm(inputs).named("bn1"),
                new Relu(),
                conv(stride).channels(inputs, outputs).named("conv1"),
                new BatchNorm(outputs).named("bn2"),
                new Relu(),
                conv(1).channels(outputs, outputs).named("conv2"));
        return new PreActivationUnit(branch, inputs, outputs, stride);
    }

    private static Conv.Builder conv(int stride) {
        return Conv.kernel(3).stride(stride).bias();
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return MirrorPad.toMultiple(x, multiple, multiple, fitting -> run(fitting, training));
    }

    private NDArray run(NDArray x, boolean training) {
        try (NDList maps = new NDList()) {
            for (Layer unit : encoder) maps.add(unit.apply(maps.isEmpty() ? x : maps.get(maps.size() - 1), training));
            int deepest = maps.size() - 1;
            NDArray map = maps.get(deepest);
            for (int i = 0; i < decoder.size(); i++) {
                NDArray next;
                try (NDArray enlarged = UP.apply(map, training);
                        NDArray both = NDArrays.concat(new NDList(enlarged, maps.get(deepest - 1 - i)), 1)) {
                    next = decoder.get(i).apply(both, training);
                }
                if (i > 0) map.close();
                map = next;
            }
            try (NDArray last = map) {
                return head.apply(last, training);
            }
        }
    }
}
