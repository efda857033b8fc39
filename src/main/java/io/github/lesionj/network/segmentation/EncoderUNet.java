// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.network.layer.BilinearUpsampling;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Encoder;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * U-Net (Ronneberger et al. 2015, arXiv 1505.04597) with a classification network as its encoder and a decoder of
 * bilinear enlargements and pairs of 3x3 convolutions, which joins the encoder's maps at some levels only: the
 * "asymmetric decoder" of the two-step segmentation and classification of ISIC 2018 and HAM10000. Which levels and how
 * wide is this project's reading; see {@link DecoderPlan}. Maps (N,channels,H,W), any H and W, to logits (N,outputs,H,W).
 */
public final class EncoderUNet extends Layer {

    private final Encoder encoder;
    private final DecoderPlan plan;
    private final List<Layer> climbs = new ArrayList<>();
    private final Layer head;
    private final BilinearUpsampling enlarge;

    /**
     * @param encoder of the plan's output stride, trimmed by the plan
     * @param plan    which maps the decoder joins
     * @param outputs number of output maps, 1 for the lesion
     * @param widths  channels of the decoder's steps from the deepest up, as many as {@link DecoderPlan#widths()}
     */
    public EncoderUNet(Encoder encoder, DecoderPlan plan, int outputs, List<Integer> widths) {
        this.encoder = child("encoder", encoder);
        this.plan = plan;
        int width = encoder.deepest();
        for (int step = 0; step < widths.size(); step++) {
            int joined = plan.skip(step).map(encoder.widths()::get).orElse(0);
            int next = widths.get(step);
            climbs.add(child(
                    "decoder.step" + (step + 1),
                    new Sequence(
                            Conv.kernel(3).named("conv1", "bn1").normRelu(width + joined, next),
                            Conv.kernel(3).named("conv2", "bn2").normRelu(next, next))));
            width = next;
        }
        head = child("head", Conv.kernel(1).bias().channels(width, outputs));
        enlarge = child(new BilinearUpsampling());
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDList maps = encoder.maps(x, training)) {
            NDArray map = maps.remove(maps.size() - 1);
            for (int step = 0; step < climbs.size(); step++) {
                int level = plan.level(step);
                Shape size = level < 0 ? x.getShape() : maps.get(level).getShape();
                try (NDArray deep = map) {
                    map = climb(deep, size, plan.skip(step).map(maps::get), climbs.get(step), training);
                }
            }
            try (NDArray last = map) {
                NDArray logits = head.apply(last, training);
                if (plan.level(climbs.size() - 1) < 0) return logits;
                try (logits) {
                    return enlarge.enlarge(logits, x.getShape());
                }
            }
        }
    }

    private NDArray climb(NDArray deep, Shape size, Optional<NDArray> skip, Layer convs, boolean training) {
        try (NDArray enlarged = enlarge.enlarge(deep, size)) {
            if (skip.isEmpty()) return convs.apply(enlarged, training);
            try (NDArray joined = NDArrays.concat(new NDList(enlarged, skip.get()), 1)) {
                return convs.apply(joined, training);
            }
        }
    }
}
