package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** A layer without parameters that is one PyTorch operator, compiled when the layer is initialised. */
abstract class Operator extends Layer {

    private final String expression;
    private TorchOp operator;

    /** @param expression TorchScript over the tensor {@code x} */
    Operator(String expression) {
        this.expression = expression;
    }

    @Override
    protected final void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        operator = TorchOp.compile(manager, expression);
    }

    @Override
    public final NDArray apply(NDArray x, boolean training) {
        return operator.apply(x);
    }
}
