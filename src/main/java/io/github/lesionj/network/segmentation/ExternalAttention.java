// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.github.lesionj.network.layer.Conv;
import io.github.lesionj.network.layer.GroupNorm;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.Sequence;

/**
 * The external attention block of MALUNet (Guo et al. 2021, arXiv 2105.02358): every pixel attends to a memory of four
 * times the channels that all pictures share.
 */
final class ExternalAttention extends Layer {

    private static final int GROUPS = 4;
    private static final float SMALL = 1e-9f;

    private final Layer query;
    private final Layer keys;
    private final Layer values;
    private final Layer output;

    ExternalAttention(int channels) {
        int memory = 4 * channels;
        query = child("query", Conv.kernel(1).bias().channels(channels, channels));
        keys = child("keys", Conv.kernel(1).channels(channels, memory));
        values = child("values", Conv.kernel(1).channels(memory, channels));
        output = child(
                "output",
                new Sequence(
                        Conv.kernel(1).channels(channels, channels).named("conv"),
                        new GroupNorm(GROUPS, channels).named("norm")));
    }

    /** The values start as the transposed keys. */
    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        super.initializeChildBlocks(manager, dataType, inputShapes);
        NDArray from = keys.getParameters().valueAt(0).getArray();
        NDArray to = values.getParameters().valueAt(0).getArray();
        try (NDArray transposed = from.transpose(1, 0, 2, 3)) {
            to.set(transposed.toByteBuffer());
        }
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDArray queries = query.apply(x, training);
                NDArray affinity = keys.apply(queries, training);
                NDArray attention = normalise(affinity);
                NDArray read = values.apply(attention, training);
                NDArray refined = output.apply(read, training);
                NDArray sum = refined.add(x)) {
            return Activation.gelu(sum);
        }
    }

    /** Softmax over the pixels, then a sum of one over the memory. */
    static NDArray normalise(NDArray affinity) {
        Shape shape = affinity.getShape();
        try (NDArray flat = affinity.reshape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3));
                NDArray soft = flat.softmax(2);
                NDArray sum = soft.sum(new int[] {1}, true);
                NDArray divisor = sum.add(SMALL);
                NDArray attention = soft.div(divisor)) {
            return attention.reshape(shape);
        }
    }
}
