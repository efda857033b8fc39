// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MirrorPad;
import java.util.ArrayList;
import java.util.List;

/**
 * A U-Net but for what its stages do: an encoder, a decoder that takes the encoder's maps in, and a 1x1 convolution.
 *
 * <p>Maps (N,channels,H,W), any H and W, to logits (N,outputs,H,W); sizes that the levels do not halve evenly are
 * extended by reflection and the output is cut back.
 */
abstract class UShapedNetwork extends Layer {

    private final List<Layer> encoder = new ArrayList<>();
    private final List<Layer> ups = new ArrayList<>();
    private final List<Layer> decoder = new ArrayList<>();
    private Layer head;

    /** Adds the stage of the next level down. */
    final void encode(Layer stage) {
        encoder.add(child("encoder.stage" + (encoder.size() + 1), stage));
    }

    /** Adds the way one level up: what enlarges the map, and the stage on the encoder's map and the enlarged one. */
    final void decode(Layer up, Layer stage) {
        String name = "decoder.stage" + (encoder.size() - 1 - decoder.size());
        ups.add(child(name + ".up", up));
        decoder.add(child(name, stage));
    }

    /** Ends the network. */
    final void end(int width, int outputs) {
        head = child("head", Conv.kernel(1).bias().channels(width, outputs));
    }

    /** @return the size of a pixel of the deepest level */
    final int multiple() {
        return 1 << encoder.size() - 1;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return MirrorPad.toMultiple(x, multiple(), multiple(), fitting -> run(fitting, training));
    }

    /** @param x of a size that all levels halve evenly */
    final NDArray run(NDArray x, boolean training) {
        try (NDList maps = UShape.descend(encoder, x, training);
                NDArray map = UShape.ascend(maps, ups, decoder, training)) {
            return head.apply(map, training);
        }
    }
}
