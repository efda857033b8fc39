// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * PyTorch's operators as nodes of an ONNX graph, operator set {@value #OPSET}; the number of pictures stays open. What
 * ONNX has no operator for is put together as PyTorch's documentation defines it.
 */
final class Operators {

    /** The operator set of ONNX 1.12 (2022): the first with layer normalisation, read by all that is in use. */
    static final int OPSET = 17;

    private static final float ROOT_OF_TWO = 1.41421356f;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private final Graph graph;

    Operators(Graph graph) {
        this.graph = graph;
    }

    /** A node of one input whose output has the same shape. */
    Value pointwise(String operator, Value x, Attribute... attributes) {
        return graph.add(operator, x.shape(), List.of(x), attributes);
    }

    /** An operator of two tensors, the smaller one repeated along its axes of size one. */
    Value arithmetic(String operator, Value x, Value y) {
        return graph.add(operator, broadcast(x.shape(), y.shape()), List.of(x, y));
    }

    Value arithmetic(String operator, Value x, float y) {
        return arithmetic(operator, x, graph.number(y));
    }

    private static Shape broadcast(Shape x, Shape y) {
        int axes = Math.max(x.dimension(), y.dimension());
        return new Shape(IntStream.range(0, axes)
                .mapToLong(axis -> Math.max(fromEnd(x, axes - axis), fromEnd(y, axes - axis)))
                .toArray());
    }

    private static long fromEnd(Shape shape, int place) {
        return place > shape.dimension() ? 1 : shape.get(shape.dimension() - place);
    }

    Value clip(Value x, float least, float most) {
        return graph.add("Clip", x.shape(), List.of(x, graph.number(least), graph.number(most)));
    }

    Value silu(Value x) {
        return arithmetic("Mul", x, pointwise("Sigmoid", x));
    }

    Value gelu(Value x) {
        Value integral = pointwise("Erf", arithmetic("Div", x, ROOT_OF_TWO));
        return arithmetic("Mul", arithmetic("Mul", x, arithmetic("Add", integral, 1)), 0.5f);
    }

    Value convolution(
            Value x, Value weight, Value bias, Shape stride, Shape border, Shape dilation, int groups, Shape result) {
        return graph.add(
                "Conv",
                result,
                List.of(x, weight, bias),
                Attribute.of("kernel_shape", weight.size(ROWS), weight.size(COLUMNS)),
                Attribute.of("strides", stride.getShape()),
                Attribute.of("pads", border.get(0), border.get(1), border.get(0), border.get(1)),
                Attribute.of("dilations", dilation.getShape()),
                Attribute.of("group", groups));
    }

    Value transposedConvolution(Value x, Value weight, Value bias, List<Long> stride, Shape result) {
        return graph.add(
                "ConvTranspose",
                result,
                List.of(x, weight, bias),
                Attribute.of("kernel_shape", weight.size(ROWS), weight.size(COLUMNS)),
                new Attribute("strides", stride));
    }

    Value dense(Value x, Value weight, Value bias, Shape result) {
        if (x.axes() != 2) throw new UnsupportedOperationException("a dense layer over " + x.shape());
        return graph.add("Gemm", result, List.of(x, weight, bias), Attribute.of("transB", 1));
    }

    Value batchNorm(Value x, Value gamma, Value beta, Value mean, Value variance, float epsilon) {
        return graph.add(
                "BatchNormalization",
                x.shape(),
                List.of(x, gamma, beta, mean, variance),
                Attribute.of("epsilon", epsilon));
    }

    /** Over the last axis. */
    Value layerNorm(Value x, Value weight, Value bias, double epsilon) {
        return graph.add(
                "LayerNormalization",
                x.shape(),
                List.of(x, weight, bias),
                Attribute.of("axis", -1),
                Attribute.of("epsilon", epsilon));
    }

    /** Each group of channels as one long row, normalised as a picture of one channel would be. */
    Value groupNorm(Value x, int groups, Value weight, Value bias, double epsilon) {
        Value rows = graph.add(
                "Reshape",
                new Shape(x.size(0), groups, x.shape().size() / x.size(0) / groups),
                List.of(x, graph.longs(0L, groups, -1)));
        float[] ones = new float[groups];
        Arrays.fill(ones, 1);
        Value normal = graph.add(
                "InstanceNormalization",
                rows.shape(),
                List.of(rows, graph.floats(ones), graph.floats(new float[groups])),
                Attribute.of("epsilon", epsilon));
        Value back = reshape(normal, x.shape());
        Value scaled = arithmetic("Mul", back, perChannel(weight));
        return arithmetic("Add", scaled, perChannel(bias));
    }

    private Value perChannel(Value numbers) {
        return graph.add("Unsqueeze", new Shape(numbers.size(0), 1, 1), List.of(numbers, graph.longs(1L, 2)));
    }

    /** The border below and to the right is what the result's size shows. */
    Value maxPool(Value x, List<Long> kernel, List<Long> stride, List<Long> border, Shape result) {
        return graph.add("MaxPool", result, List.of(x), window(x, kernel, stride, border, result));
    }

    /**
     * Windows of 2x2 side by side. ONNX numbers places in a picture of even sides, so that an odd one is extended first.
     *
     * @return the maxima and their places
     */
    List<Value> maxPoolWithPlaces(Value x, Shape result) {
        long below = 2 * result.get(ROWS) - x.size(ROWS);
        long beside = 2 * result.get(COLUMNS) - x.size(COLUMNS);
        Value even = x;
        if (below + beside > 0)
            even = graph.add(
                    "Pad",
                    new Shape(x.size(0), x.size(1), x.size(ROWS) + below, x.size(COLUMNS) + beside),
                    List.of(x, graph.longs(0, 0, 0, 0, 0, 0, below, beside), graph.number(-Float.MAX_VALUE)));
        return graph.addAll("MaxPool", List.of(result, result), List.of(even), halving());
    }

    private static Attribute[] halving() {
        return new Attribute[] {Attribute.of("kernel_shape", 2, 2), Attribute.of("strides", 2, 2)};
    }

    private static Attribute[] window(Value x, List<Long> kernel, List<Long> stride, List<Long> border, Shape result) {
        long[] after = new long[2];
        for (int i = 0; i < 2; i++) {
            long reached = (result.get(ROWS + i) - 1) * stride.get(i) + kernel.get(i);
            after[i] = Math.max(0, reached - x.size(ROWS + i) - border.get(i));
        }
        return new Attribute[] {
            new Attribute("kernel_shape", kernel),
            new Attribute("strides", stride),
            Attribute.of("pads", border.get(0), border.get(1), after[0], after[1])
        };
    }

    /** The reverse of {@link #maxPoolWithPlaces}. */
    Value maxUnpool(Value x, Value places, Shape result) {
        Shape even = new Shape(x.size(0), x.size(1), 2 * x.size(ROWS), 2 * x.size(COLUMNS));
        Value whole = graph.add("MaxUnpool", even, List.of(x, places), halving());
        if (result.equals(even)) return whole;
        return slice(
                whole,
                List.of(0L, 0L),
                List.of(result.get(ROWS), result.get(COLUMNS)),
                List.of((long) ROWS, (long) COLUMNS),
                result);
    }

    /** @return the shape of a tensor with another height and width */
    private Value size(Value x, long height, long width) {
        Value size = graph.add("Shape", new Shape(x.axes()), List.of(x));
        Value outer = slice(size, List.of(0L), List.of(2L), List.of(0L), new Shape(2));
        return concat(List.of(outer, graph.longs(height, width)), 0, new Shape(4));
    }

    /** Of which only pixels of the picture count. */
    Value averagePool(Value x, List<Long> kernel, List<Long> stride, List<Long> border, Shape result) {
        return graph.add(
                "AveragePool",
                result,
                List.of(x),
                new Attribute("kernel_shape", kernel),
                new Attribute("strides", stride),
                Attribute.of("pads", border.get(0), border.get(1), border.get(0), border.get(1)),
                Attribute.of("count_include_pad", 0));
    }

    /** (N,C,H,W) to (N,C). */
    Value globalAverage(Value x) {
        Value means = graph.add("GlobalAveragePool", new Shape(x.size(0), x.size(1), 1, 1), List.of(x));
        return graph.add("Flatten", new Shape(x.size(0), x.size(1)), List.of(means), Attribute.of("axis", 1));
    }

    Value mean(Value x, int[] axes, boolean keep, Shape result) {
        return reduce("ReduceMean", x, axes, keep, result);
    }

    Value max(Value x, int[] axes, boolean keep, Shape result) {
        return reduce("ReduceMax", x, axes, keep, result);
    }

    private Value reduce(String operator, Value x, int[] axes, boolean keep, Shape result) {
        return graph.add(
                operator,
                result,
                List.of(x),
                Attribute.of("axes", longs(axes)),
                Attribute.of("keepdims", keep ? 1 : 0));
    }

    Value sum(Value x, int[] axes, boolean keep, Shape result) {
        return graph.add(
                "ReduceSum", result, List.of(x, graph.longs(longs(axes))), Attribute.of("keepdims", keep ? 1 : 0));
    }

    private static long[] longs(int[] axes) {
        return IntStream.of(axes).asLongStream().toArray();
    }

    Value softmax(Value x, int axis) {
        return pointwise("Softmax", x, Attribute.of("axis", axis));
    }

    /** With half-pixel centres. */
    Value bilinear(Value x, long height, long width) {
        return resize(
                x,
                height,
                width,
                Attribute.of("mode", "linear"),
                Attribute.of("coordinate_transformation_mode", "half_pixel"));
    }

    Value nearest(Value x, long height, long width) {
        return resize(
                x,
                height,
                width,
                Attribute.of("mode", "nearest"),
                Attribute.of("coordinate_transformation_mode", "asymmetric"),
                Attribute.of("nearest_mode", "floor"));
    }

    private Value resize(Value x, long height, long width, Attribute... attributes) {
        Shape result = new Shape(x.size(0), x.size(1), height, width);
        if (height % x.size(ROWS) == 0 && width % x.size(COLUMNS) == 0) {
            float[] factors = {1, 1, height / x.size(ROWS), width / x.size(COLUMNS)};
            return graph.add("Resize", result, List.of(x, Value.NONE, graph.floats(factors)), attributes);
        }
        return graph.add("Resize", result, List.of(x, Value.NONE, Value.NONE, size(x, height, width)), attributes);
    }

    Value concat(List<Value> all, int axis, Shape result) {
        return graph.add("Concat", result, all, Attribute.of("axis", axis));
    }

    /** @param parts their shapes, in order along the axis */
    List<Value> split(Value x, int axis, List<Shape> parts) {
        Value sizes =
                graph.longs(parts.stream().mapToLong(part -> part.get(axis)).toArray());
        return graph.addAll("Split", parts, List.of(x, sizes), Attribute.of("axis", axis));
    }

    Value slice(Value x, List<Long> starts, List<Long> ends, List<Long> axes, Shape result) {
        return graph.add("Slice", result, List.of(x, constant(starts), constant(ends), constant(axes)));
    }

    Value flip(Value x, int axis) {
        return graph.add(
                "Slice",
                x.shape(),
                List.of(x, graph.longs(-1L), graph.longs(Long.MIN_VALUE), graph.longs((long) axis), graph.longs(-1L)));
    }

    Value tile(Value x, long[] repeats, Shape result) {
        return graph.add("Tile", result, List.of(x, graph.longs(repeats)));
    }

    /** @param before zeros before each axis, as many as there are axes; likewise {@code after} */
    Value pad(Value x, List<Long> before, List<Long> after, Shape result) {
        List<Long> all = new ArrayList<>(before);
        all.addAll(after);
        return graph.add("Pad", result, List.of(x, constant(all)));
    }

    private Value constant(List<Long> numbers) {
        return graph.longs(numbers.stream().mapToLong(Long::longValue).toArray());
    }

    /** The first axis is that of the pictures and stays as it is. */
    Value reshape(Value x, Shape shape) {
        if (shape.equals(x.shape())) return x;
        if (shape.get(0) != x.size(0)) throw new UnsupportedOperationException("reshape of the pictures' axis");
        return graph.add(
                "Reshape", shape, List.of(x, graph.longs(open(shape.getShape().clone(), x.shape()))));
    }

    /** Leaves to the runtime what stays as it is (0), and a last axis that follows from that (-1). */
    private static long[] open(long[] sizes, Shape before) {
        int axis = 0;
        while (axis < Math.min(sizes.length, before.dimension()) && sizes[axis] == before.get(axis)) sizes[axis++] = 0;
        if (axis == sizes.length - 1) sizes[axis] = -1;
        return sizes;
    }

    Value permute(Value x, List<Long> order) {
        Shape shape = new Shape(
                order.stream().mapToLong(axis -> x.size(axis.intValue())).toArray());
        return graph.add("Transpose", shape, List.of(x), new Attribute("perm", order));
    }
}
