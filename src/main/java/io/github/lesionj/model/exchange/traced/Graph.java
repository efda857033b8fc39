// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A network as operations on tensors, as it is being written down: nodes in the order in which they run. */
final class Graph {

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private final Map<NDArray, String> parameters = new IdentityHashMap<>();
    private final Map<String, Shape> shapeOf = new HashMap<>();
    private int count;

    /** @param parameters a network's arrays by name, which stay open until the graph is written */
    Graph(Map<String, NDArray> parameters) {
        parameters.forEach((name, array) -> this.parameters.put(array, name));
    }

    /** @return the nodes, to be changed */
    List<Node> nodes() {
        return nodes;
    }

    /** @return the constants by name, to be changed */
    Map<String, Constant> constants() {
        return constants;
    }

    /** Adds a node of one output. */
    Value add(String operator, Shape shape, List<Value> inputs, Attribute... attributes) {
        return addAll(operator, List.of(shape), inputs, attributes).get(0);
    }

    /** Adds a node of several outputs. */
    List<Value> addAll(String operator, List<Shape> shapes, List<Value> inputs, Attribute... attributes) {
        List<Value> outputs =
                shapes.stream().map(shape -> new Value(fresh(operator), shape)).toList();
        outputs.forEach(output -> shapeOf.put(output.name(), output.shape()));
        List<String> names = new ArrayList<>(inputs.stream().map(Value::name).toList());
        while (names.get(names.size() - 1).isEmpty()) names.remove(names.size() - 1);
        nodes.add(new Node(operator, names, outputs.stream().map(Value::name).toList(), List.of(attributes)));
        return outputs;
    }

    /** @return a network's parameter, or a copy of another array's numbers */
    Value constant(NDArray array) {
        String name = parameters.get(array);
        if (name == null)
            return constant(Constant.of(array.getShape().getShape(), array.toFloatArray()), array.getShape());
        constants.computeIfAbsent(name, absent -> Constant.of(array));
        return new Value(name, array.getShape());
    }

    Value number(float number) {
        return constant(Constant.of(new long[0], number), new Shape());
    }

    Value floats(float... numbers) {
        return constant(Constant.of(new long[] {numbers.length}, numbers), new Shape(numbers.length));
    }

    Value longs(long... numbers) {
        return constant(Constant.of(numbers), new Shape(numbers.length));
    }

    private Value constant(Constant constant, Shape shape) {
        String name = fresh("constant");
        constants.put(name, constant);
        return new Value(name, shape);
    }

    private String fresh(String kind) {
        return kind.toLowerCase(Locale.ROOT) + "_" + ++count;
    }

    /** @return whether both do the same; they are of the same network */
    boolean isLike(Graph other) {
        Set<String> added = new HashSet<>(constants.keySet());
        added.removeAll(parameters.values());
        return nodes.equals(other.nodes)
                && constants.keySet().equals(other.constants.keySet())
                && added.stream().allMatch(name -> constants.get(name).isLike(other.constants.get(name)));
    }

    /** @return the shape of a node's output, for the picture that the network was followed with */
    Optional<Shape> shape(String name) {
        return Optional.ofNullable(shapeOf.get(name));
    }

    /** @return the node that a tensor comes from; empty for inputs and constants */
    Optional<Node> maker(String name) {
        return nodes.stream().filter(node -> node.outputs().contains(name)).findFirst();
    }

    /** @return how many inputs of nodes a tensor is */
    long uses(String name) {
        return nodes.stream()
                .flatMap(node -> node.inputs().stream())
                .filter(name::equals)
                .count();
    }
}
