// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import io.github.lesionj.network.layer.Layer;
import java.util.List;

/**
 * Gives a new network factors and offsets that are not one and zero, and the statistics of two pictures in place of a
 * training's, so that no normalisation can be forgotten in silence.
 */
final class Lively {

    private static final float LEAST_VARIANCE = 0.3f;

    private final Layer network;
    private final NDManager manager;

    private Lively(Layer network, NDManager manager) {
        this.network = network;
        this.manager = manager;
    }

    /** @param network initialised */
    static void make(Layer network, NDManager manager, int channels) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        Lively lively = new Lively(network, manager);
        lively.spread();
        lively.look(manager.randomNormal(new Shape(2, channels, 76, 75)));
        JniUtils.setGradMode(before);
    }

    private void spread() {
        for (Parameter parameter : network.getParameters().values())
            switch (parameter.getType()) {
                case GAMMA -> parameter.getArray().addi(uniform(parameter, -0.3f, 0.3f));
                case BETA, BIAS -> parameter.getArray().addi(uniform(parameter, -0.1f, 0.5f));
                default -> {}
            }
    }

    private NDArray uniform(Parameter parameter, float least, float most) {
        return manager.randomUniform(least, most, parameter.getArray().getShape());
    }

    private void look(NDArray x) {
        List<NDArray> fromZero = statisticsAfter(x, 0);
        List<NDArray> fromOne = statisticsAfter(x, 1);
        List<NDArray> arrays = statistics();
        for (int i = 0; i < arrays.size(); i++) {
            double kept = fromOne.get(i).sub(fromZero.get(i)).mean().getFloat() > 0.95 ? 0.99 : 0.9;
            arrays.get(i).muli(0);
            arrays.get(i).addi(fromZero.get(i).div(1 - kept)).addi(LEAST_VARIANCE);
        }
    }

    private List<NDArray> statisticsAfter(NDArray x, float start) {
        statistics().forEach(array -> {
            array.muli(0);
            array.addi(start);
        });
        network.apply(x, true).close();
        return statistics().stream().map(NDArray::duplicate).toList();
    }

    private List<NDArray> statistics() {
        return network.getParameters().values().stream()
                .filter(parameter -> parameter.getType() == Parameter.Type.RUNNING_MEAN
                        || parameter.getType() == Parameter.Type.RUNNING_VAR)
                .map(Parameter::getArray)
                .toList();
    }
}
