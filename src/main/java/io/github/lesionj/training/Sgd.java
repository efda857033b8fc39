package io.github.lesionj.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
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
    public void move(String name, NDArray weight, NDArray gradient, Amount amount) {
        gradient.muli(amount.scale());
        if (amount.decay() > 0) add(gradient, weight, amount.decay());
        add(weight, momentum == 0 ? gradient : gathered(velocities.get(name), gradient), -amount.rate());
        JniUtils.zeroGrad((PtNDArray) weight);
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
