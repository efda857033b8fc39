package io.github.lesionj.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import io.github.lesionj.model.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** AdamW whose state can be stored and restored, which DJL's own cannot. */
final class AdamW {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    /** DJL clips one-sidedly, so the norm is clipped here and its own clipping stays off. */
    private static final float NO_CLIPPING = -1f;

    private final Map<String, NDArray> weights = new LinkedHashMap<>();
    private final Map<String, NDArray> means = new LinkedHashMap<>();
    private final Map<String, NDArray> variances = new LinkedHashMap<>();
    private final double decay;
    private final double clip;

    /** @param network initialised; its trainable parameters are followed */
    AdamW(Block network, NDManager manager, Optimizer settings) {
        decay = settings.weightDecay();
        clip = settings.clip();
        for (Pair<String, Parameter> entry : network.getParameters()) {
            if (!entry.getValue().requiresGradient()) continue;
            NDArray weight = entry.getValue().getArray();
            weights.put(entry.getKey(), weight);
            means.put(entry.getKey(), manager.zeros(weight.getShape()));
            variances.put(entry.getKey(), manager.zeros(weight.getShape()));
        }
    }

    /**
     * Takes one step along the gradients, then sets them to zero.
     *
     * @param rate of learning
     * @param step from 1
     */
    void step(double rate, long step) {
        float corrected = (float) (rate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step)));
        float scale = clip == 0 ? 1 : (float) Math.min(1, clip / (gradientNorm() + 1e-6));
        weights.forEach((name, weight) -> {
            float weightDecay = weight.getShape().dimension() > 1 ? (float) decay : 0;
            try (NDArray gradient = weight.getGradient()) {
                NDList state = new NDList(weight, gradient, means.get(name), variances.get(name));
                weight.getNDArrayInternal().adamUpdate(
                        state, new NDList(weight), (float) rate, corrected, weightDecay, scale, NO_CLIPPING,
                        BETA1, BETA2, EPSILON, true, true);
            }
        });
    }

    private double gradientNorm() {
        double sum = 0;
        for (NDArray weight : weights.values())
            try (NDArray gradient = weight.getGradient(); NDArray square = gradient.square(); NDArray total = square.sum()) {
                sum += total.getFloat();
            }
        return Math.sqrt(sum);
    }

    Weights means() {
        return Weights.of(means);
    }

    Weights variances() {
        return Weights.of(variances);
    }

    void restore(Weights storedMeans, Weights storedVariances) {
        storedMeans.copyTo(means);
        storedVariances.copyTo(variances);
    }
}
