// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.Default;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the weights follow the gradient; part of a recipe. Weight decay spares biases and normalisation.
 *
 * @param rule         by which a gradient becomes a step
 * @param learningRate at its highest
 * @param weightDecay  {@link Rule#ADAMW}: share of the weights lost per step, times the learning rate; else added to
 *                     the gradient, times the weights
 * @param betas        {@link Rule#ADAM}, {@link Rule#ADAMW}: how much of the gradient's mean and of its square's stays
 * @param epsilon      {@link Rule#ADAM}, {@link Rule#ADAMW}: added to the root of the square's mean
 * @param momentum     {@link Rule#SGD}: how much of the last step stays
 * @param nesterov     {@link Rule#SGD}: whether the momentum looks a step ahead
 * @param clip         largest gradient norm; 0 for none
 * @param warmUpEpochs over which the rate rises from near 0 before the schedule begins
 * @param lastRate     share of the rate that is left at the end of a cosine or one-cycle, and at least after plateaus
 * @param schedule     the rate after the warm-up
 * @param rateFactors  by which the rate of single layers, by name as in {@link LayerPath}, is multiplied; of several
 *                     that hold for a layer the longest name counts
 */
public record Optimizer(
        @Default("\"adamw\"") Rule rule,
        double learningRate,
        @Default("0") double weightDecay,
        @Default("[0.9, 0.999]") List<Double> betas,
        @Default("1e-8") double epsilon,
        @Default("0") double momentum,
        @Default("false") boolean nesterov,
        @Default("0") double clip,
        @Default("0") double warmUpEpochs,
        @Default("0.01") double lastRate,
        @Default("{}") Schedule schedule,
        @Default("{}") Map<String, Double> rateFactors) {

    /** From gradient to step. */
    public enum Rule {
        /** Kingma and Ba 2015. */
        ADAM,
        /** Loshchilov and Hutter 2019: as Adam, but the decay does not pass through the means. */
        ADAMW,
        /** Stochastic gradient descent with momentum, as PyTorch reckons it. */
        SGD
    }

    public Optimizer {
        betas = List.copyOf(betas);
        rateFactors = Collections.unmodifiableMap(new TreeMap<>(rateFactors));
        if (!(learningRate > 0)) throw new IllegalArgumentException("learningRate must be positive, not " + learningRate);
        if (!(weightDecay >= 0 && warmUpEpochs >= 0 && lastRate >= 0 && lastRate <= 1 && clip >= 0))
            throw new IllegalArgumentException("weightDecay, warmUpEpochs, clip must not be negative, lastRate lies in 0..1");
        if (betas.size() != 2 || betas.stream().anyMatch(beta -> !(beta >= 0 && beta < 1)))
            throw new IllegalArgumentException("betas are two numbers in [0, 1), not " + betas);
        if (!(epsilon > 0)) throw new IllegalArgumentException("epsilon must be positive, not " + epsilon);
        if (!(momentum >= 0 && momentum < 1)) throw new IllegalArgumentException("momentum lies in [0, 1), not " + momentum);
        if (nesterov && momentum == 0) throw new IllegalArgumentException("nesterov needs a momentum");
        if (schedule.kind() == Schedule.Kind.ONE_CYCLE && warmUpEpochs > 0)
            throw new IllegalArgumentException("the schedule one_cycle has its own rise; leave warmUpEpochs out");
        rateFactors.forEach((layer, factor) -> {
            if (!(factor >= 0)) throw new IllegalArgumentException("rateFactors: " + layer + " must not be negative");
        });
    }

    /** @return the rate of one step: linear warm-up, then the schedule */
    public double rate(Schedule.Moment now) {
        double warmUp = warmUpEpochs * now.stepsPerEpoch();
        if (now.step() < warmUp) return learningRate * (now.step() + 1) / (warmUp + 1);
        return learningRate * schedule.share(now, warmUp, lastRate);
    }

    /** @return what the rate of a parameter, by its name in the network, is multiplied by */
    double rateFactor(String parameter) {
        return rateFactors.entrySet().stream().filter(entry -> LayerPath.covers(entry.getKey(), parameter))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
                .map(Map.Entry::getValue).orElse(1.0);
    }
}
