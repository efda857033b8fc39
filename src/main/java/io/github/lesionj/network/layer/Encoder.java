// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a classification network before its pooling, in five stages, so that a segmentation network can tap the
 * maps at 1/2, 1/4, 1/8 and 1/16 of the size and the deepest one. As a layer it gives the deepest map. The {@link #first}
 * stages alone make a smaller encoder.
 */
public final class Encoder extends Layer {

    private static final int STAGES = 5;

    private final List<Layer> stages = new ArrayList<>();
    private final List<Integer> widths;

    /**
     * @param stages without names of their own, so that the layers in them have the classifier's; they end at 1/2, 1/4, 1/8, 1/16 and the deepest level: 1/32, or 1/16 again where its stride was given up
     * @param widths channels at the end of each stage
     */
    public Encoder(List<? extends Layer> stages, List<Integer> widths) {
        if (stages.isEmpty() || stages.size() > STAGES || widths.size() != stages.size())
            throw new IllegalArgumentException("An encoder has at most " + STAGES + " stages and as many widths, not "
                    + stages.size() + " and " + widths.size());
        stages.forEach(stage -> this.stages.add(child(stage)));
        this.widths = List.copyOf(widths);
    }

    /** @return a new encoder of this one's first stages, which are shared; use one of the two */
    public Encoder first(int count) {
        return new Encoder(stages.subList(0, count), widths.subList(0, count));
    }

    /** @return channels at 1/2, 1/4, 1/8, 1/16 of the size and of the deepest map, as far as the stages go */
    public List<Integer> widths() {
        return widths;
    }

    /** @return channels of the deepest map */
    public int deepest() {
        return widths.get(widths.size() - 1);
    }

    /** @return the maps from the largest to the deepest, all to be closed by the caller; x stays open */
    public NDList maps(NDArray x, boolean training) {
        NDList maps = new NDList();
        NDArray map = x;
        for (Layer stage : stages) {
            map = stage.apply(map, training);
            maps.add(map);
        }
        return maps;
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        return Sequence.run(stages, x, training);
    }
}
