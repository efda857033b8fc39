// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.lesionj.network.layer.TorchOp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows a picture through a network: every array that comes from it is wrapped as a {@link TracedArray}, which
 * calculates as ever and writes down with what. So a network says what it does in one place, its own {@code apply}.
 */
final class Tracer {

    private final Graph graph;
    private final Operators operators;

    Tracer(Graph graph) {
        this.graph = graph;
        operators = new Operators(graph);
    }

    Operators operators() {
        return operators;
    }

    /** @return an array of PyTorch's with its place in the graph; closed with the wrapper */
    TracedArray wrap(NDArray array, Value value) {
        return new TracedArray(this, array, value);
    }

    NDList wrap(NDList arrays, List<Value> values) {
        NDList wrapped = new NDList();
        for (int i = 0; i < values.size(); i++) wrapped.add(wrap(arrays.get(i), values.get(i)));
        return wrapped;
    }

    /** @return the array's place in the graph: a constant if it does not come from the picture, none if there is no array */
    Value value(NDArray array) {
        if (array == null) return Value.NONE;
        return array instanceof TracedArray traced ? traced.value() : graph.constant(array);
    }

    static NDArray unwrap(NDArray array) {
        return array instanceof TracedArray traced ? traced.array() : array;
    }

    static NDList unwrap(Iterable<NDArray> arrays) {
        NDList unwrapped = new NDList();
        arrays.forEach(array -> unwrapped.add(unwrap(array)));
        return unwrapped;
    }

    /** Runs TorchScript on arrays and writes it down. */
    NDList run(TorchOp operator, List<NDArray> inputs) {
        NDList results = operator.applyAll(unwrap(inputs).toArray(NDArray[]::new));
        Map<String, Value> tensors = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) tensors.put(operator.inputs().get(i), value(inputs.get(i)));
        TorchScript script = new TorchScript(operators, tensors, results.getShapes());
        return wrap(results, script.values(operator.expression()));
    }
}
