// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.layer.TorchOp;
import io.github.lesionj.training.TrainingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves a network's weights along their gradients: clips, spares frozen layers, and gives each layer its own rate. A
 * layer that thaws begins with a fresh memory.
 */
public final class WeightUpdater {

    /** A weight that learns sooner or later; {@code frozen} steps from the start. */
    private record Learning(String name, Parameter parameter, double rateFactor, double decay, long frozen) {

        boolean thawed() {
            return parameter.requiresGradient();
        }

        UpdateRule.Amount amount(double rate, long step) {
            return new UpdateRule.Amount(rate * rateFactor, decay, step - frozen);
        }
    }

    private final List<Learning> weights = new ArrayList<>();
    private final UpdateRule rule;
    private final double clip;
    private final TorchOp norm;
    private final TorchOp scaling;
    private final TorchOp clearing;

    /**
     * @param network       initialised; layers that never learn are frozen
     * @param stepsPerEpoch positive
     */
    public WeightUpdater(Block network, NDManager manager, Optimizer settings, Freezing freezing, long stepsPerEpoch) {
        rule = settings.name() == Optimizer.Name.SGD ? new Sgd(settings) : new Adam(settings, manager);
        clip = settings.gradientClipping();
        norm = TorchOp.compile(
                manager, List.of("all: List[Tensor]"), "Tensor", "torch.norm(torch.stack(torch._foreach_norm(all)))");
        scaling = TorchOp.compile(
                manager,
                List.of("all: List[Tensor]", "factor: float"),
                "Tuple[()]",
                "torch._foreach_mul_(all, factor)");
        clearing = TorchOp.compile(manager, List.of("all: List[Tensor]"), "Tuple[()]", "torch._foreach_zero_(all)");
        List<String> names = network.getParameters().keys();
        LayerPath.check(freezing.layers(), names);
        LayerPath.check(settings.learningRateFactors().keySet(), names);
        for (Pair<String, Parameter> entry : network.getParameters()) {
            String name = entry.getKey();
            Parameter parameter = entry.getValue();
            if (!parameter.requiresGradient()) continue;
            long frozen = freezing.stepsFrozen(name, stepsPerEpoch);
            parameter.freeze(frozen > 0);
            if (frozen == Long.MAX_VALUE) continue;
            NDArray weight = parameter.getArray();
            double decay = weight.getShape().dimension() > 1 ? settings.weightDecay() : 0;
            weights.add(new Learning(name, parameter, settings.rateFactor(name), decay, frozen));
            rule.follow(name, weight, manager);
        }
        if (weights.isEmpty()) throw new TrainingException("The recipe freezes every layer; nothing is left to learn");
    }

    /** Lets the layers learn whose time has come. */
    public void thaw(long stepsTaken) {
        for (Learning weight : weights)
            if (!weight.thawed() && weight.frozen <= stepsTaken) weight.parameter.freeze(false);
    }

    /**
     * Takes one step along the gradients, then sets them to zero.
     *
     * @param rate of learning
     * @param step from 1
     */
    public void step(double rate, long step) {
        Map<UpdateRule.Amount, List<UpdateRule.Slope>> slopes = new LinkedHashMap<>();
        try (NDList gradients = new NDList()) {
            for (Learning weight : weights) {
                if (!weight.thawed()) continue;
                NDArray array = weight.parameter.getArray();
                NDArray gradient = array.getGradient();
                gradients.add(gradient);
                slopes.computeIfAbsent(weight.amount(rate, step), amount -> new ArrayList<>())
                        .add(new UpdateRule.Slope(weight.name, array, gradient));
            }
            if (clip > 0) clip(gradients);
            slopes.forEach((amount, moved) -> rule.move(moved, amount));
            clearing.update(List.of(gradients));
        }
    }

    private void clip(NDList gradients) {
        try (NDArray length = norm.reduce(gradients)) {
            double scale = clip / (length.getFloat() + 1e-6);
            if (scale < 1) scaling.update(List.of(gradients), scale);
        }
    }

    /** What the next step depends on beside the weights. */
    public Map<String, Weights> memory() {
        Map<String, Weights> memory = new LinkedHashMap<>();
        rule.memory().forEach((kind, arrays) -> memory.put(kind, Weights.of(arrays)));
        return memory;
    }

    /** Sets what {@link #memory} gave. */
    public void restore(Map<String, Weights> stored) {
        rule.memory().forEach((kind, arrays) -> stored.get(kind).copyTo(arrays));
    }
}
