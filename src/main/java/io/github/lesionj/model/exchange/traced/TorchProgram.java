// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import io.github.lesionj.model.ModelException;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A graph as a TorchScript program: a class of one method that calls PyTorch's operators, one a line, as
 * {@code torch.jit.save} writes it. Shapes are read as the program runs, so that the number of pictures stays open.
 */
final class TorchProgram {

    private static final String LEAST = "-3.4028234663852886e+38";

    private final Graph graph;
    private final String result;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of("self", "training", "image", "torch"));
    private final StringBuilder lines = new StringBuilder();

    /** @param result the name of the tensor that the program answers with */
    TorchProgram(Graph graph, String result) {
        this.graph = graph;
        this.result = result;
    }

    /** @return the numbers that the program reads, by the names of its fields */
    Map<String, Constant> fields() {
        Map<String, Constant> fields = new LinkedHashMap<>();
        graph.constants().forEach((name, constant) -> {
            if (constant.type() == Constant.Type.FLOAT) fields.put(variable(name), constant);
        });
        return fields;
    }

    /** @return the file {@code code/__torch__.py} */
    String source() {
        Set<String> fields = fields().keySet();
        names.put(OnnxModel.INPUT, OnnxModel.INPUT);
        for (Node node : graph.nodes())
            if (!isAboutSizes(node)) lines.append("    ").append(line(node)).append('\n');
        return "class Network(Module):\n"
                + "  __parameters__ = []\n"
                + "  __buffers__ = ["
                + fields.stream().map(name -> "\"" + name + "\", ").collect(Collectors.joining())
                + "]\n"
                + "  training : bool\n"
                + fields.stream().map(name -> "  " + name + " : Tensor\n").collect(Collectors.joining())
                + "  def forward(self: __torch__.Network,\n    " + OnnxModel.INPUT + ": Tensor) -> Tensor:\n"
                + fields.stream()
                        .map(name -> "    " + name + " = self." + name + "\n")
                        .collect(Collectors.joining())
                + lines
                + "    return " + variable(result) + "\n";
    }

    /** Sizes of tensors are read where they are needed. */
    private boolean isAboutSizes(Node node) {
        return node.is("Shape")
                || (node.is("Slice") || node.is("Concat"))
                        && graph.nodes().stream()
                                .filter(maker -> maker.outputs().contains(node.input(0)))
                                .anyMatch(this::isAboutSizes);
    }

    private String line(Node node) {
        String outputs = node.outputs().stream().map(this::variable).collect(Collectors.joining(", "));
        return node.is("Split") ? outputs + ", = " + expression(node) : outputs + " = " + expression(node);
    }

    private String expression(Node node) {
        String x = variable(node.input(0));
        return switch (node.operator()) {
            case "Relu", "Sigmoid", "Erf" -> call(node.operator().toLowerCase(Locale.ROOT), x);
            case "Sqrt", "Exp", "Tanh", "Abs", "Neg" -> call(node.operator().toLowerCase(Locale.ROOT), x);
            case "Softmax" -> call("softmax", x, whole(node, "axis"), "None");
            case "Clip" -> call("clamp", x, number(node.input(1)), number(node.input(2)));
            case "Add", "Sub", "Mul", "Div" ->
                call(node.operator().toLowerCase(Locale.ROOT), x, variable(node.input(1)));
            case "MatMul" -> call("matmul", x, variable(node.input(1)));
            case "Conv" -> convolution(node, x);
            case "ConvTranspose" ->
                call(
                        "conv_transpose2d",
                        x,
                        variable(node.input(1)),
                        optional(node, 2),
                        list(node, "strides"),
                        "[0, 0]",
                        "[0, 0]",
                        "1",
                        "[1, 1]");
            case "Gemm" -> call("linear", x, variable(node.input(1)), optional(node, 2));
            case "BatchNormalization" ->
                call(
                        "batch_norm",
                        x,
                        variable(node.input(1)),
                        variable(node.input(2)),
                        variable(node.input(3)),
                        variable(node.input(4)),
                        "False",
                        "0.1",
                        decimal(node, "epsilon"),
                        "False");
            case "LayerNormalization" ->
                call(
                        "layer_norm",
                        x,
                        "[" + graph.constants().get(node.input(1)).dimensions()[0] + "]",
                        variable(node.input(1)),
                        variable(node.input(2)),
                        decimal(node, "epsilon"),
                        "False");
            case "InstanceNormalization" ->
                call(
                        "instance_norm",
                        x,
                        variable(node.input(1)),
                        variable(node.input(2)),
                        "None",
                        "None",
                        "True",
                        "0.1",
                        decimal(node, "epsilon"),
                        "False");
            case "MaxPool" -> maxPool(node, x);
            case "MaxUnpool" ->
                call("max_unpool2d", x, variable(node.input(1)), "[" + times(x, 2, 2) + ", " + times(x, 3, 2) + "]");
            case "AveragePool" ->
                call(
                        "avg_pool2d",
                        x,
                        list(node, "kernel_shape"),
                        list(node, "strides"),
                        firstTwo(node, "pads"),
                        "False",
                        "False",
                        "None");
            case "GlobalAveragePool" -> call("mean", x, "[2, 3]", "True", "dtype=None");
            case "Flatten" -> call("flatten", x, whole(node, "axis"), "-1");
            case "ReduceMean" -> call("mean", x, list(node, "axes"), keeps(node), "dtype=None");
            case "ReduceMax" -> call("amax", x, list(node, "axes"), keeps(node));
            case "ReduceSum" -> call("sum", x, text(longs(node.input(1))), keeps(node), "dtype=None");
            case "Resize" -> resize(node, x);
            case "Concat" ->
                call(
                        "cat",
                        node.inputs().stream().map(this::variable).collect(Collectors.joining(", ", "[", "]")),
                        whole(node, "axis"));
            case "Split" -> call("split_with_sizes", x, text(longs(node.input(1))), whole(node, "axis"));
            case "Slice" -> slice(node, x);
            case "Tile" -> call("repeat", x, text(longs(node.input(1))));
            case "Pad" -> pad(node, x);
            case "Reshape" -> call("reshape", x, sizes(x, longs(node.input(1))));
            case "Unsqueeze" -> unsqueezed(x, longs(node.input(1)));
            case "Transpose" -> call("permute", x, list(node, "perm"));
            default ->
                throw new ModelException(
                        "The network cannot be written as TorchScript: LesionJ has no line for the operation "
                                + node.operator() + " yet; export it as onnx");
        };
    }

    private String convolution(Node node, String x) {
        List<Long> pads = numbers(node, "pads");
        boolean even = pads.get(0).equals(pads.get(2)) && pads.get(1).equals(pads.get(3));
        String padded = even
                ? x
                : call("constant_pad_nd", x, text(List.of(pads.get(1), pads.get(3), pads.get(0), pads.get(2))), "0");
        return call(
                "conv2d",
                padded,
                variable(node.input(1)),
                optional(node, 2),
                list(node, "strides"),
                even ? firstTwo(node, "pads") : "[0, 0]",
                list(node, "dilations"),
                whole(node, "group"));
    }

    private String maxPool(Node node, String x) {
        List<Long> pads = node.attribute("pads").isPresent() ? numbers(node, "pads") : List.of(0L, 0L, 0L, 0L);
        String padded = pads.stream().allMatch(pad -> pad == 0)
                ? x
                : call("constant_pad_nd", x, text(List.of(pads.get(1), pads.get(3), pads.get(0), pads.get(2))), LEAST);
        String operator = node.outputs().size() > 1 ? "max_pool2d_with_indices" : "max_pool2d";
        return call(operator, padded, list(node, "kernel_shape"), list(node, "strides"), "[0, 0]", "[1, 1]", "False");
    }

    private String resize(Node node, String x) {
        String size;
        if (node.inputs().size() == 3) {
            float[] factors = graph.constants().get(node.input(2)).floats();
            size = "[" + times(x, 2, (long) factors[2]) + ", " + times(x, 3, (long) factors[3]) + "]";
        } else {
            Node joined = graph.nodes().stream()
                    .filter(maker -> maker.outputs().contains(node.input(3)))
                    .findFirst()
                    .orElseThrow();
            size = text(longs(joined.input(1)));
        }
        return node.attribute("mode").orElseThrow().equals("linear")
                ? call("upsample_bilinear2d", x, size, "False", "None", "None")
                : call("upsample_nearest2d", x, size, "None", "None");
    }

    private String slice(Node node, String x) {
        List<Long> starts = longs(node.input(1));
        List<Long> ends = longs(node.input(2));
        List<Long> axes = longs(node.input(3));
        if (node.inputs().size() > 4) return call("flip", x, text(axes));
        String sliced = x;
        for (int i = 0; i < axes.size(); i++)
            sliced = call("slice", sliced, text(axes.get(i)), text(starts.get(i)), text(ends.get(i)), "1");
        return sliced;
    }

    private String pad(Node node, String x) {
        List<Long> all = longs(node.input(1));
        int axes = all.size() / 2;
        List<Long> fromLast = new ArrayList<>();
        for (int axis = axes - 1; axis >= 0; axis--) fromLast.addAll(List.of(all.get(axis), all.get(axes + axis)));
        return call("constant_pad_nd", x, text(fromLast), node.inputs().size() > 2 ? number(node.input(2)) : "0");
    }

    /** 0 keeps a size, -1 follows from the others. */
    private static String sizes(String x, List<Long> wanted) {
        return IntStream.range(0, wanted.size())
                .mapToObj(axis -> wanted.get(axis) == 0 ? call("size", x, text(axis)) : text(wanted.get(axis)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String unsqueezed(String x, List<Long> axes) {
        String result = x;
        for (Long axis : axes) result = call("unsqueeze", result, text(axis));
        return result;
    }

    private static String times(String x, int axis, long factor) {
        return call("mul", call("size", x, text(axis)), text(factor));
    }

    private static String call(String operator, String... arguments) {
        return "torch." + operator + "(" + String.join(", ", arguments) + ")";
    }

    private String variable(String name) {
        String known = names.get(name);
        if (known != null) return known;
        String base = name.replaceAll("\\W", "_").replaceFirst("^(?=\\d)", "_");
        String free = base;
        for (int i = 2; !taken.add(free); i++) free = base + "_" + i;
        names.put(name, free);
        return free;
    }

    private String optional(Node node, int input) {
        return node.inputs().size() > input && !node.input(input).isEmpty() ? variable(node.input(input)) : "None";
    }

    private String number(String name) {
        return Double.toString(graph.constants().get(name).floats()[0]);
    }

    private List<Long> longs(String name) {
        List<Long> longs = new ArrayList<>();
        LongBuffer numbers = graph.constants().get(name).numbers().get().asLongBuffer();
        while (numbers.hasRemaining()) longs.add(numbers.get());
        return longs;
    }

    @SuppressWarnings("unchecked")
    private static List<Long> numbers(Node node, String attribute) {
        return (List<Long>) node.attribute(attribute).orElseThrow();
    }

    private static String list(Node node, String attribute) {
        return text(numbers(node, attribute));
    }

    private static String firstTwo(Node node, String attribute) {
        return text(numbers(node, attribute).subList(0, 2));
    }

    private static String whole(Node node, String attribute) {
        return String.valueOf(node.attribute(attribute).orElseThrow());
    }

    private static String decimal(Node node, String attribute) {
        return String.valueOf(((Float) node.attribute(attribute).orElseThrow()).doubleValue());
    }

    private static String keeps(Node node) {
        return node.attribute("keepdims").orElse(1L).equals(1L) ? "True" : "False";
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
