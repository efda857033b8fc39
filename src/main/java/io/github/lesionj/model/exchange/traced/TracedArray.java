// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrayAdapter;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.dim.NDIndexAll;
import ai.djl.ndarray.index.dim.NDIndexElement;
import ai.djl.ndarray.index.dim.NDIndexSlice;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.network.layer.TorchOp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * An array of PyTorch's that writes down what is done with it. It knows what the networks use; anything else is refused
 * by {@link NDArrayAdapter}, and so is a look at its numbers, which would make a constant of them.
 */
final class TracedArray extends NDArrayAdapter implements TorchOp.Observed {

    private static final String UNKNOWN = "a look at a picture's numbers";

    private final Tracer tracer;
    private final Operators operators;
    private final NDArray array;
    private Value value;

    TracedArray(Tracer tracer, NDArray array, Value value) {
        super(array.getManager(), null, array.getShape(), array.getDataType(), array.getUid());
        this.tracer = tracer;
        operators = tracer.operators();
        this.array = array;
        this.value = value;
    }

    NDArray array() {
        return array;
    }

    Value value() {
        return value;
    }

    private NDArray traced(NDArray result, Value written) {
        return tracer.wrap(result, written);
    }

    @Override
    public NDList run(TorchOp operator, NDArray... inputs) {
        return tracer.run(operator, Arrays.asList(inputs));
    }

    @Override
    public NDArrayEx getNDArrayInternal() {
        return TracedCalls.of(tracer, this);
    }

    @Override
    public NDArray add(NDArray other) {
        return traced(array.add(Tracer.unwrap(other)), operators.arithmetic("Add", value, tracer.value(other)));
    }

    @Override
    public NDArray addi(NDArray other) {
        array.addi(Tracer.unwrap(other));
        value = operators.arithmetic("Add", value, tracer.value(other));
        return this;
    }

    @Override
    public NDArray mul(NDArray other) {
        return traced(array.mul(Tracer.unwrap(other)), operators.arithmetic("Mul", value, tracer.value(other)));
    }

    @Override
    public NDArray div(NDArray other) {
        return traced(array.div(Tracer.unwrap(other)), operators.arithmetic("Div", value, tracer.value(other)));
    }

    /** Plus nothing is how a layer copies its input. */
    @Override
    public NDArray add(Number number) {
        NDArray sum = array.add(number);
        return traced(sum, number.floatValue() == 0 ? value : operators.arithmetic("Add", value, number.floatValue()));
    }

    @Override
    public NDArray duplicate() {
        return traced(array.duplicate(), value);
    }

    @Override
    public NDArray softmax(int axis) {
        return traced(array.softmax(axis), operators.softmax(value, axis));
    }

    @Override
    public NDArray mean(int[] axes, boolean keep) {
        NDArray mean = array.mean(axes, keep);
        return traced(mean, operators.mean(value, axes, keep, mean.getShape()));
    }

    @Override
    public NDArray max(int[] axes, boolean keep) {
        NDArray max = array.max(axes, keep);
        return traced(max, operators.max(value, axes, keep, max.getShape()));
    }

    @Override
    public NDArray sum(int[] axes, boolean keep) {
        NDArray sum = array.sum(axes, keep);
        return traced(sum, operators.sum(value, axes, keep, sum.getShape()));
    }

    @Override
    public NDArray reshape(Shape to) {
        return traced(array.reshape(to), operators.reshape(value, to));
    }

    @Override
    public NDArray expandDims(int axis) {
        NDArray expanded = array.expandDims(axis);
        return traced(expanded, operators.reshape(value, expanded.getShape()));
    }

    @Override
    public NDArray flip(int... axes) {
        Value flipped = value;
        for (int axis : axes) flipped = operators.flip(flipped, axis);
        return traced(array.flip(axes), flipped);
    }

    @Override
    public NDArray tile(long[] repeats) {
        NDArray tiled = array.tile(repeats);
        return traced(tiled, operators.tile(value, repeats, tiled.getShape()));
    }

    @Override
    public NDArray pad(Shape borders, double number) {
        if (number != 0) throw new UnsupportedOperationException("a border of " + number);
        NDArray padded = array.pad(borders, number);
        List<Long> before = zeros(value.axes());
        List<Long> after = zeros(value.axes());
        for (int i = 0; i < borders.dimension() / 2; i++) {
            before.set(value.axes() - 1 - i, borders.get(2 * i));
            after.set(value.axes() - 1 - i, borders.get(2 * i + 1));
        }
        return traced(padded, operators.pad(value, before, after, padded.getShape()));
    }

    private static List<Long> zeros(int count) {
        return new ArrayList<>(Collections.nCopies(count, 0L));
    }

    @Override
    public NDList split(long sections, int axis) {
        return traced(array.split(sections, axis), axis);
    }

    @Override
    public NDList split(long[] indices, int axis) {
        return traced(array.split(indices, axis), axis);
    }

    private NDList traced(NDList parts, int axis) {
        return tracer.wrap(parts, operators.split(value, axis, List.of(parts.getShapes())));
    }

    @Override
    public NDArray get(NDManager home, NDIndex index) {
        List<Long> axes = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        for (int axis = 0; axis < index.getRank(); axis++) {
            NDIndexElement element = index.get(axis);
            if (element instanceof NDIndexAll) continue;
            if (!(element instanceof NDIndexSlice slice) || slice.getStep() != null && slice.getStep() != 1)
                throw new UnsupportedOperationException("an index that is no part of an axis");
            axes.add((long) axis);
            starts.add(slice.getMin() == null ? 0 : slice.getMin());
            ends.add(slice.getMax() == null ? array.getShape().get(axis) : slice.getMax());
        }
        NDArray part = array.get(index);
        return traced(part, operators.slice(value, starts, ends, axes, part.getShape()));
    }

    @Override
    public NDArray get(NDIndex index) {
        return get(manager, index);
    }

    @Override
    public ByteBuffer toByteBuffer(boolean tryDirect) {
        throw new UnsupportedOperationException(UNKNOWN);
    }

    @Override
    public void intern(NDArray replaced) {
        throw new UnsupportedOperationException(UNKNOWN);
    }

    @Override
    public void detach() {
        array.detach();
    }

    @Override
    public boolean isReleased() {
        return array.isReleased();
    }

    @Override
    public void close() {
        array.close();
    }
}
