// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import io.github.lesionj.model.Default;
import io.github.lesionj.model.Range;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the weights follow the gradient; part of a recipe. Weight decay spares biases and normalisation.
 *
 * @param name         of the rule by which a gradient becomes a step
 * @param learningRate at its highest
 * @param weightDecay  {@link Name#ADAMW}: share of the weights lost per step, times the learning rate; else added to
 *                     the gradient, times the weights
 * @param betas        {@link Name#ADAM}, {@link Name#ADAMW}: how much of the gradient's mean and of its square's stays
 * @param epsilon      {@link Name#ADAM}, {@link Name#ADAMW}: added to the root of the square's mean
 * @param momentum     {@link Name#SGD}: how much of the last step stays
 * @param nesterov     {@link Name#SGD}: whether the momentum looks a step ahead
 * @param gradientClipping largest gradient norm; 0 for none
 * @param warmupEpochs over which the rate rises from near 0 before the schedule begins
 * @param minLearningRate that is left at the end of a cosine or one-cycle, and at least after plateaus
 * @param schedule     the rate after the warm-up
 * @param learningRateFactors by which the rate of single layers, by name as in {@link LayerPath}, is multiplied; of several
 *                     that hold for a layer the longest name counts
 */
public record Optimizer(
        @Default("\"adamw\"") Name name,
        double learningRate,
        @Default("0") double weightDecay,
        @Default("[0.9, 0.999]") List<Double> betas,
        @Default("1e-8") double epsilon,
        @Default("0") double momentum,
        @Default("false") boolean nesterov,
        @Default("0") double gradientClipping,
        @Default("0") double warmupEpochs,
        @Default("0") double minLearningRate,
        @Default("{}") Schedule schedule,
        @Default("{}") Map<String, Double> learningRateFactors) {

    /** From gradient to step. */
    public enum Name {
        /** Kingma and Ba 2015. */
        ADAM,
        /** Loshchilov and Hutter 2019: as Adam, but the decay does not pass through the means. */
        ADAMW,
        /** Stochastic gradient descent with momentum, as PyTorch reckons it. */
        SGD
    }

    public Optimizer {
        betas = List.copyOf(betas);
        learningRateFactors = Collections.unmodifiableMap(new TreeMap<>(learningRateFactors));
        Range.above(0, 100).check("learningRate", learningRate);
        Range.of(0, 10).check("weightDecay", weightDecay);
        if (betas.size() != 2) throw new IllegalArgumentException("betas are two numbers, not " + betas.size());
        betas.forEach(beta -> Range.below(0, 1).check("each of betas", beta));
        Range.above(0, 1).check("epsilon", epsilon);
        Range.below(0, 1).check("momentum", momentum);
        if (nesterov && momentum == 0) throw new IllegalArgumentException("nesterov needs a momentum");
        Range.of(0, 1e6).check("gradientClipping", gradientClipping);
        Range.of(0, 1000).check("warmupEpochs", warmupEpochs);
        Range.of(0, learningRate).check("minLearningRate", minLearningRate);
        if (schedule.name() == Schedule.Name.ONE_CYCLE && warmupEpochs > 0)
            throw new IllegalArgumentException("the schedule one_cycle has its own rise; leave warmupEpochs out");
        learningRateFactors.forEach(
                (layer, factor) -> Range.of(0, 1000).check("learningRateFactors: the factor of " + layer, factor));
    }

    /** @return the rate of one step: linear warm-up, then the schedule */
    public double rate(Schedule.Moment now) {
        double warmUp = warmupEpochs * now.stepsPerEpoch();
        if (now.step() < warmUp) return learningRate * (now.step() + 1) / (warmUp + 1);
        return learningRate * schedule.share(now, warmUp, minLearningRate / learningRate);
    }

    /** @return what the rate of a parameter, by its name in the network, is multiplied by */
    double rateFactor(String parameter) {
        return learningRateFactors.entrySet().stream()
                .filter(entry -> LayerPath.covers(entry.getKey(), parameter))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(1.0);
    }
}
