// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.MaxPool;
import java.util.List;

/** The two arms that U-Net and its descendants share. */
final class UShape {

    private static final MaxPool POOL = new MaxPool();

    private UShape() {}

    /** @return the map of every stage, each at half the size of the one before; to be closed by the caller */
    static NDList descend(List<Layer> stages, NDArray x, boolean training) {
        NDList maps = new NDList();
        maps.add(stages.get(0).apply(x, training));
        for (Layer stage : stages.subList(1, stages.size()))
            try (NDArray half = POOL.apply(maps.get(maps.size() - 1), training)) {
                maps.add(stage.apply(half, training));
            }
        return maps;
    }

    /**
     * Climbs from the last map to the size of the first.
     *
     * @param maps   of {@link #descend}; stay open
     * @param ups    enlarge the map, from the deepest level upwards
     * @param stages take the encoder's map and the enlarged one together
     */
    static NDArray ascend(NDList maps, List<Layer> ups, List<Layer> stages, boolean training) {
        int deepest = maps.size() - 1;
        NDArray map = maps.get(deepest);
        for (int i = 0; i < stages.size(); i++) {
            NDArray next;
            try (NDArray enlarged = ups.get(i).apply(map, training)) {
                next = join(maps.get(deepest - 1 - i), enlarged, stages.get(i), training);
            }
            if (i > 0) map.close();
            map = next;
        }
        return map;
    }

    /** Runs a stage on the centre of {@code skip} and on {@code enlarged}, in this order of channels. */
    static NDArray join(NDArray skip, NDArray enlarged, Layer stage, boolean training) {
        try (NDArray centre = centre(skip, enlarged.getShape());
                NDArray both = NDArrays.concat(new NDList(centre, enlarged), 1)) {
            return stage.apply(both, training);
        }
    }

    private static NDArray centre(NDArray x, Shape size) {
        if (x.getShape().get(2) == size.get(2) && x.getShape().get(3) == size.get(3)) return x.reshape(x.getShape());
        long top = (x.getShape().get(2) - size.get(2)) / 2;
        long left = (x.getShape().get(3) - size.get(3)) / 2;
        return x.get(new NDIndex(":, :, {}:{}, {}:{}", top, top + size.get(2), left, left + size.get(3)));
    }
}
