// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stochastic gradient descent with momentum in PyTorch's form: the rate stays outside the momentum. */
final class Sgd implements UpdateRule {

    private final Map<String, NDArray> velocities = new LinkedHashMap<>();
    private final double momentum;
    private final boolean nesterov;

    Sgd(Optimizer settings) {
        momentum = settings.momentum();
        nesterov = settings.nesterov();
    }

    @Override
    public void follow(String name, NDArray weight, NDManager manager) {
        if (momentum > 0) velocities.put(name, manager.zeros(weight.getShape()));
    }

    @Override
    public void move(List<Slope> slopes, Amount amount) {
        for (Slope slope : slopes) {
            NDArray gradient = slope.gradient();
            if (amount.decay() > 0) add(gradient, slope.weight(), amount.decay());
            add(
                    slope.weight(),
                    momentum == 0 ? gradient : gathered(velocities.get(slope.name()), gradient),
                    -amount.rate());
        }
    }

    private NDArray gathered(NDArray velocity, NDArray gradient) {
        velocity.muli(momentum);
        velocity.addi(gradient);
        if (!nesterov) return velocity;
        add(gradient, velocity, momentum);
        return gradient;
    }

    private static void add(NDArray sum, NDArray x, double factor) {
        try (NDArray part = x.mul(factor)) {
            sum.addi(part);
        }
    }

    @Override
    public Map<String, Map<String, NDArray>> memory() {
        return Map.of("velocities", velocities);
    }
}
