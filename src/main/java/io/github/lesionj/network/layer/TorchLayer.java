// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A layer whose mathematics is one {@link TorchOp}, compiled on the manager that the layer is initialised on, when it is
 * first needed. A layer without parameters can stand in many places of a network; it is then compiled once.
 */
abstract class TorchLayer extends Layer {

    private final List<String> inputs;
    private final String expression;
    private Optional<TorchOp> operator = Optional.empty();
    private Optional<NDManager> home = Optional.empty();

    /** Arguments as in {@link TorchOp#compile(NDManager, List, String, String)} for one tensor as the result. */
    TorchLayer(String expression, String... inputs) {
        this.inputs = List.of(inputs);
        this.expression = expression;
    }

    @Override
    protected final void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        super.initializeChildBlocks(manager, dataType, inputShapes);
        if (home.filter(manager::equals).isPresent()) return;
        home = Optional.of(manager);
        operator = Optional.empty();
    }

    /** @throws IllegalStateException before the layer is initialised */
    final TorchOp operator() {
        if (operator.isPresent()) return operator.get();
        NDManager manager = home.orElseThrow(() -> new IllegalStateException("Initialise a layer before it is run."));
        TorchOp compiled = TorchOp.compile(manager, inputs, "Tensor", expression);
        operator = Optional.of(compiled);
        return compiled;
    }
}
