// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a graph as a runtime likes it that keeps channels in blocks of eight or sixteen, as ONNX Runtime does on a processor: what
 * is no multiple of a block, or is joined, has to leave the blocks and to come back. The answers stay the same but for the order of sums.
 */
final class ChannelBlocks {

    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private final Graph graph;

    ChannelBlocks(Graph graph) {
        this.graph = graph;
    }

    /** A convolution of several maps joined becomes the sum of a convolution of each, so that nothing is joined. */
    ChannelBlocks splitConcats() {
        for (Node conv : List.copyOf(graph.nodes())) {
            Optional<Node> joined =
                    conv.is("Conv") ? graph.maker(conv.input(0)).filter(this::joinsKnownChannels) : Optional.empty();
            if (joined.isEmpty() || graph.uses(conv.input(0)) != 1 || !isWide(conv)) continue;
            int place = graph.nodes().indexOf(conv);
            graph.nodes().remove(place);
            graph.nodes().addAll(place, sum(conv, joined.get().inputs()));
            graph.nodes().remove(joined.get());
        }
        return this;
    }

    private boolean joinsKnownChannels(Node node) {
        return node.is("Concat")
                && node.attribute("axis").orElseThrow().equals((long) CHANNELS)
                && node.inputs().stream().allMatch(input -> graph.shape(input).isPresent());
    }

    /** Of one pixel a convolution is as fast over the whole, and one in groups does not see all that is joined. */
    private boolean isWide(Node conv) {
        long[] weight = graph.constants().get(conv.input(1)).dimensions();
        return weight[ROWS] * weight[COLUMNS] > 1
                && conv.attribute("group").orElseThrow().equals(1L);
    }

    private List<Node> sum(Node conv, List<String> parts) {
        Constant weight = graph.constants().get(conv.input(1));
        List<Node> nodes = new ArrayList<>();
        long first = 0;
        for (String part : parts) {
            long end = first + graph.shape(part).orElseThrow().get(CHANNELS);
            String channels = "_" + first + "_to_" + end;
            graph.constants().putIfAbsent(conv.input(1) + channels, channels(weight, first, end));
            List<String> inputs = new ArrayList<>(conv.inputs());
            inputs.set(0, part);
            inputs.set(1, conv.input(1) + channels);
            String output = conv.output() + channels;
            if (first == 0) nodes.add(conv.withInputs(inputs).withOutput(output));
            else {
                List<String> both = List.of(nodes.get(nodes.size() - 1).output(), output);
                nodes.add(conv.withInputs(inputs.subList(0, 2)).withOutput(output));
                nodes.add(new Node("Add", both, List.of(output + "_sum"), List.of()));
            }
            first = end;
        }
        nodes.add(nodes.remove(nodes.size() - 1).withOutput(conv.output()));
        return nodes;
    }

    private static Constant channels(Constant weight, long first, long end) {
        long[] shape = weight.dimensions().clone();
        int kernel = (int) (shape[ROWS] * shape[COLUMNS]);
        int all = (int) shape[CHANNELS] * kernel;
        int some = (int) (end - first) * kernel;
        shape[CHANNELS] = end - first;
        float[] numbers = weight.floats();
        float[] chosen = new float[(int) shape[0] * some];
        for (int output = 0; output < shape[0]; output++)
            System.arraycopy(numbers, output * all + (int) first * kernel, chosen, output * some, some);
        return Constant.of(shape, chosen);
    }

    /**
     * A single map that is to be enlarged leaves its block before: otherwise the fifteen empty ones beside it are enlarged, too. The
     * greatest of one channel is itself, and is found outside of the blocks.
     */
    ChannelBlocks narrowMaps() {
        for (Node resize : List.copyOf(graph.nodes())) {
            if (!resize.is("Resize") || !isSingleMap(resize.input(0))) continue;
            String narrow = resize.input(0) + "_narrow";
            Attribute axes = Attribute.of("axes", new long[] {CHANNELS});
            List<String> inputs = new ArrayList<>(resize.inputs());
            inputs.set(0, narrow);
            int place = graph.nodes().indexOf(resize);
            graph.nodes().set(place, resize.withInputs(inputs));
            graph.nodes()
                    .add(place, new Node("ReduceMax", resize.inputs().subList(0, 1), List.of(narrow), List.of(axes)));
        }
        return this;
    }

    private boolean isSingleMap(String name) {
        return graph.maker(name).filter(node -> node.is("Conv")).isPresent()
                && graph.shape(name).filter(shape -> shape.get(CHANNELS) == 1).isPresent();
    }
}
