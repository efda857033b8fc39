package io.github.lesionj.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adam and AdamW whose state can be stored and restored, which DJL's own cannot. */
final class Adam implements UpdateRule {

    /** DJL clips one-sidedly, so the norm is clipped before and its own clipping stays off. */
    private static final float NO_CLIPPING = -1f;

    private final Map<String, NDArray> means = new LinkedHashMap<>();
    private final Map<String, NDArray> variances = new LinkedHashMap<>();
    private final float beta1;
    private final float beta2;
    private final float epsilon;
    private final boolean decoupled;

    Adam(Optimizer settings) {
        beta1 = settings.betas().get(0).floatValue();
        beta2 = settings.betas().get(1).floatValue();
        epsilon = (float) settings.epsilon();
        decoupled = settings.rule() == Optimizer.Rule.ADAMW;
    }

    @Override
    public void follow(String name, NDArray weight, NDManager manager) {
        means.put(name, manager.zeros(weight.getShape()));
        variances.put(name, manager.zeros(weight.getShape()));
    }

    @Override
    public void move(String name, NDArray weight, NDArray gradient, Amount amount) {
        double unbiased = Math.sqrt(1 - Math.pow(beta2, amount.count())) / (1 - Math.pow(beta1, amount.count()));
        NDList state = new NDList(weight, gradient, means.get(name), variances.get(name));
        weight.getNDArrayInternal().adamUpdate(
                state, new NDList(weight), (float) amount.rate(), (float) (amount.rate() * unbiased),
                (float) amount.decay(), (float) amount.scale(), NO_CLIPPING, beta1, beta2, epsilon, true, decoupled);
    }

    @Override
    public Map<String, Map<String, NDArray>> memory() {
        return Map.of("means", means, "variances", variances);
    }
}
