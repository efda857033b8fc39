// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The form that a graph gets; NetworksTest and RuntimesAgreeTest say that the answers stay. */
class ChannelBlocksTest {

    private final Graph graph = new Graph(Map.of());
    private final Operators operators = new Operators(graph);
    private final Value image = new Value("image", new Shape(1, 3, 4, 4));

    private Value conv(Value x, int outputs, int kernel) {
        float[] numbers = new float[Math.toIntExact(outputs * x.size(1) * kernel * kernel)];
        for (int i = 0; i < numbers.length; i++) numbers[i] = i;
        Constant weight = Constant.of(new long[] {outputs, x.size(1), kernel, kernel}, numbers);
        String name = "weight" + graph.constants().size();
        graph.constants().put(name, weight);
        return operators.convolution(
                x,
                new Value(name, new Shape(weight.dimensions())),
                graph.floats(new float[outputs]),
                new Shape(1, 1),
                new Shape(kernel / 2, kernel / 2),
                new Shape(1, 1),
                1,
                new Shape(1, outputs, 4, 4));
    }

    private List<String> kinds() {
        return graph.nodes().stream().map(Node::operator).toList();
    }

    private Value joined(Value x, Value y) {
        return operators.concat(List.of(x, y), 1, new Shape(1, x.size(1) + y.size(1), 4, 4));
    }

    @Test
    void aConvolutionOfJoinedMapsIsASum() {
        Value joined = joined(conv(image, 2, 3), conv(image, 1, 3));
        Value answer = conv(joined, 2, 3);
        new ChannelBlocks(graph).splitConcats();
        assertEquals(List.of("Conv", "Conv", "Conv", "Conv", "Add"), kinds());
        Node first = graph.nodes().get(2);
        Node second = graph.nodes().get(3);
        Node sum = graph.nodes().get(4);
        assertEquals(answer.name(), sum.output());
        assertEquals(List.of(first.output(), second.output()), sum.inputs());
        assertEquals(3, first.inputs().size());
        assertEquals(2, second.inputs().size(), "the bias is added once");
        Constant ofTheSecond = graph.constants().get(second.input(1));
        assertArrayEquals(new long[] {2, 1, 3, 3}, ofTheSecond.dimensions());
        float[] expected = new float[18];
        for (int i = 0; i < 18; i++) expected[i] = i < 9 ? 18 + i : 36 + i;
        assertArrayEquals(expected, ofTheSecond.floats());
    }

    @Test
    void whatOthersReadOrAConvolutionOfOnePixelStaysJoined() {
        conv(joined(conv(image, 2, 3), conv(image, 2, 3)), 2, 1);
        Value readTwice = joined(image, conv(image, 2, 3));
        conv(readTwice, 2, 3);
        operators.pointwise("Relu", readTwice);
        List<String> before = kinds();
        new ChannelBlocks(graph).splitConcats();
        assertEquals(before, kinds());
    }

    @Test
    void aSingleMapLeavesItsBlockBeforeItIsEnlarged() {
        Value map = conv(image, 1, 1);
        graph.add("Resize", new Shape(1, 1, 8, 8), List.of(map, Value.NONE, graph.floats(1, 1, 2, 2)));
        Value maps = conv(image, 2, 1);
        graph.add("Resize", new Shape(1, 2, 8, 8), List.of(maps, Value.NONE, graph.floats(1, 1, 2, 2)));
        new ChannelBlocks(graph).narrowMaps();
        assertEquals(List.of("Conv", "ReduceMax", "Resize", "Conv", "Resize"), kinds());
        assertEquals(List.of(map.name()), graph.nodes().get(1).inputs());
        assertEquals(graph.nodes().get(1).output(), graph.nodes().get(2).input(0));
    }
}
