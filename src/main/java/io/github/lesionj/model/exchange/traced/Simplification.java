// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a graph shorter that does the same: a border of zeros and a normalisation become part of a convolution. */
final class Simplification {

    private static final String PADS = "pads";

    private final Graph graph;

    Simplification(Graph graph) {
        this.graph = graph;
    }

    /** Gives a convolution of a picture with zeros around it a border of its own. */
    Simplification mergePads() {
        for (Node pad : List.copyOf(graph.nodes())) {
            if (!pad.is("Pad") || pad.inputs().size() > 2 || graph.uses(pad.output()) != 1) continue;
            Optional<Node> follower = reader(pad.output()).filter(node -> node.is("Conv"));
            if (follower.isEmpty()) continue;
            Node conv = follower.get();
            List<Long> borders = longs(pad.input(1));
            List<Long> pads = numbers(conv, PADS);
            List<Long> sums = List.of(
                    pads.get(0) + borders.get(2),
                    pads.get(1) + borders.get(3),
                    pads.get(2) + borders.get(6),
                    pads.get(3) + borders.get(7));
            List<String> inputs = new ArrayList<>(conv.inputs());
            inputs.set(0, pad.input(0));
            replace(conv, conv.with(new Attribute(PADS, sums)).withInputs(inputs));
            graph.nodes().remove(pad);
        }
        return this;
    }

    /** Multiplies a normalisation's factors into the weights of the convolution before it. */
    Simplification foldNorms() {
        Map<List<String>, List<String>> folded = new HashMap<>();
        for (Node norm : List.copyOf(graph.nodes())) {
            if (!norm.is("BatchNormalization") || graph.uses(norm.input(0)) != 1) continue;
            Optional<Node> before =
                    graph.maker(norm.input(0)).filter(node -> node.is("Conv") || node.is("ConvTranspose"));
            if (before.isEmpty()) continue;
            Node conv = before.get();
            List<String> numbers =
                    new ArrayList<>(conv.inputs().subList(1, conv.inputs().size()));
            numbers.addAll(norm.inputs().subList(1, 5));
            List<String> names = folded.computeIfAbsent(numbers, absent -> fold(conv, norm));
            List<String> inputs = List.of(conv.input(0), names.get(0), names.get(1));
            replace(conv, conv.withInputs(inputs).withOutput(norm.output()));
            graph.nodes().remove(norm);
        }
        return this;
    }

    /** @return the names of the new weights and biases */
    private List<String> fold(Node conv, Node norm) {
        Constant weight = graph.constants().get(conv.input(1));
        float[] gamma = floats(norm.input(1));
        float[] beta = floats(norm.input(2));
        float[] mean = floats(norm.input(3));
        float[] variance = floats(norm.input(4));
        float[] bias = conv.inputs().size() > 2 ? floats(conv.input(2)) : new float[gamma.length];
        double epsilon = (Float) norm.attribute("epsilon").orElseThrow();
        float[] numbers = weight.floats();
        int outputs = gamma.length;
        boolean transposed = conv.is("ConvTranspose");
        int inner = transposed ? (int) (weight.dimensions()[2] * weight.dimensions()[3]) : numbers.length / outputs;
        double[] factor = new double[outputs];
        for (int c = 0; c < outputs; c++) {
            factor[c] = gamma[c] / Math.sqrt(variance[c] + epsilon);
            bias[c] = (float) ((bias[c] - mean[c]) * factor[c] + beta[c]);
        }
        for (int i = 0; i < numbers.length; i++) numbers[i] *= (float) factor[i / inner % outputs];
        String name = conv.input(1) + "_folded";
        while (graph.constants().containsKey(name)) name += "_again";
        String biasName = name + "_bias";
        graph.constants().put(name, Constant.of(weight.dimensions(), numbers));
        graph.constants().put(biasName, Constant.of(new long[] {outputs}, bias));
        return List.of(name, biasName);
    }

    /** Drops constants that no node reads. */
    Simplification dropUnused() {
        Set<String> read = new HashSet<>();
        graph.nodes().forEach(node -> read.addAll(node.inputs()));
        graph.constants().keySet().retainAll(read);
        return this;
    }

    private void replace(Node node, Node other) {
        graph.nodes().set(graph.nodes().indexOf(node), other);
    }

    private Optional<Node> reader(String name) {
        return graph.nodes().stream()
                .filter(node -> node.inputs().contains(name))
                .findFirst();
    }

    private float[] floats(String name) {
        return graph.constants().get(name).floats();
    }

    private List<Long> longs(String name) {
        List<Long> longs = new ArrayList<>();
        var numbers = graph.constants().get(name).numbers().get().asLongBuffer();
        while (numbers.hasRemaining()) longs.add(numbers.get());
        return longs;
    }

    @SuppressWarnings("unchecked")
    private static List<Long> numbers(Node node, String attribute) {
        return (List<Long>) node.attribute(attribute).orElseThrow();
    }
}
