// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.optimization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.lesionj.network.layer.TorchOp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Adam and AdamW by PyTorch's own operators, which pass over the numbers once and whose memory, unlike that of DJL's
 * optimisers, can be stored and restored.
 */
final class Adam implements UpdateRule {

    private static final String COUNTS =
            "torch.mul([torch.full([], count, dtype=6, device=ops.prim.device(weight[0]))], torch.len(weight))";
    private static final String EXPRESSION = "torch.%s(weight, gradient, mean, variance, annotate(List[Tensor], []), "
            + COUNTS + ", lr=rate, beta1=%s, beta2=%s, weight_decay=decay, eps=%s, amsgrad=False, maximize=False)";

    private final Map<String, NDArray> means = new LinkedHashMap<>();
    private final Map<String, NDArray> variances = new LinkedHashMap<>();
    private final TorchOp update;

    /** @param manager that the compiled operator lives on */
    Adam(Optimizer settings, NDManager manager) {
        String name = settings.name() == Optimizer.Name.ADAMW ? "_fused_adamw_" : "_fused_adam_";
        update = TorchOp.compile(
                manager,
                List.of(
                        "weight: List[Tensor]",
                        "gradient: List[Tensor]",
                        "mean: List[Tensor]",
                        "variance: List[Tensor]",
                        "rate: float",
                        "decay: float",
                        "count: float"),
                "Tuple[()]",
                String.format(
                        Locale.ROOT,
                        EXPRESSION,
                        name,
                        settings.betas().get(0),
                        settings.betas().get(1),
                        settings.epsilon()));
    }

    @Override
    public void follow(String name, NDArray weight, NDManager manager) {
        means.put(name, manager.zeros(weight.getShape()));
        variances.put(name, manager.zeros(weight.getShape()));
    }

    @Override
    public void move(List<Slope> slopes, Amount amount) {
        update.update(
                List.of(
                        slopes.stream().map(Slope::weight).toList(),
                        slopes.stream().map(Slope::gradient).toList(),
                        slopes.stream().map(slope -> means.get(slope.name())).toList(),
                        slopes.stream()
                                .map(slope -> variances.get(slope.name()))
                                .toList()),
                amount.rate(),
                amount.decay(),
                amount.count());
    }

    @Override
    public Map<String, Map<String, NDArray>> memory() {
        return Map.of("means", means, "variances", variances);
    }
}
