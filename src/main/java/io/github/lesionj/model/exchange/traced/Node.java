// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation of a graph.
 *
 * @param operator   as the ONNX standard calls it
 * @param inputs     names of tensors; empty where one is done without
 * @param outputs    names of tensors
 * @param attributes its settings
 */
record Node(String operator, List<String> inputs, List<String> outputs, List<Attribute> attributes) {

    Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
    }

    boolean is(String wanted) {
        return operator.equals(wanted);
    }

    String input(int index) {
        return inputs.get(index);
    }

    String output() {
        return outputs.get(0);
    }

    Node withInputs(List<String> others) {
        return new Node(operator, others, outputs, attributes);
    }

    Node withOutput(String other) {
        return new Node(operator, inputs, List.of(other), attributes);
    }

    /** @return the attribute's value */
    Optional<Object> attribute(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(Attribute::value)
                .findFirst();
    }

    Node with(Attribute changed) {
        List<Attribute> others = new ArrayList<>(attributes);
        others.removeIf(attribute -> attribute.name().equals(changed.name()));
        others.add(changed);
        return new Node(operator, inputs, outputs, others);
    }

    /** @return the {@code NodeProto} of onnx.proto */
    Message message() {
        Message message = new Message();
        inputs.forEach(input -> message.text(1, input));
        outputs.forEach(output -> message.text(2, output));
        message.text(3, output()).text(4, operator);
        attributes.forEach(attribute -> message.message(5, attribute.message()));
        return message;
    }
}
