// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import ai.djl.util.PairList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A DJL block with one input and one output that knows its channels from its constructor, so that it needs no input
 * shape to be initialised and runs on pictures of any size.
 *
 * <p>A layer closes every array it makes but the one it returns, and never the one it is given: intermediates go back
 * to the allocator at once, which keeps peak memory low and the caches warm. Autograd keeps what it needs by itself.
 */
public abstract class Layer extends AbstractBlock {

    private static final String NAME = "[a-z0-9_]+(\\.[a-z0-9_]+)*";

    private String name = "";

    /**
     * Runs the layer.
     *
     * @param x        the input, usually (N,C,H,W); stays open
     * @param training whether dropout drops and batch normalisation uses the batch's own statistics
     * @return a new array on the input's manager, to be closed by the caller
     */
    public abstract NDArray apply(NDArray x, boolean training);

    /**
     * Prepares the layer for use only, which makes it faster and smaller: normalisation becomes part of the weights
     * before it, an activation part of the convolution before it, and what only training needs goes. The weights change
     * or go, so that the layer can be neither trained nor stored afterwards.
     *
     * @param manager on which the layer, whose parameters are frozen, was initialised
     */
    public final void fold(NDManager manager) {
        fold(new Folding(manager));
    }

    /** Folds what is inside. */
    void fold(Folding folding) {
        getChildren().values().forEach(child -> ((Layer) child).fold(folding));
    }

    /** @return the layers that do this one's work outside of training, in order; none where no work is left */
    List<Layer> parts() {
        return List.of(this);
    }

    /** Takes over the work of the layer that follows, if it can; asked before it is folded. */
    boolean absorb(Layer next) {
        return false;
    }

    /**
     * As {@link #apply}, for an array that nobody else reads, not even the gradient of the layer that made it.
     *
     * @param x the input, which may be overwritten and is closed
     */
    public NDArray consume(NDArray x, boolean training) {
        try (x) {
            return apply(x, training);
        }
    }

    /** @return how many numbers it learns; known before it is initialised */
    public final long trained() {
        long count = 0;
        for (Pair<String, Parameter> entry : getParameters())
            if (entry.getValue().requiresGradient())
                count += entry.getValue().getShape().size();
        return count;
    }

    /**
     * Names the layer's place in the layer around it. Without a name its parameters, or its children's, stand among those
     * of the layer around it.
     *
     * @param place words in lower case, joined by dots where one layer of ours stands for several of a PyTorch network's
     * @return this layer
     */
    public final Layer named(String place) {
        if (!place.matches(NAME)) throw new IllegalArgumentException("\"" + place + "\" is no name for a layer");
        name = place;
        return this;
    }

    /** Registers a child under a name and returns it, for use in a field's initialiser. */
    protected final <L extends Layer> L child(String place, L layer) {
        layer.named(place);
        return child(layer);
    }

    /** Registers a child that has its name already, or none. */
    protected final <L extends Layer> L child(L layer) {
        return addChildBlock(((Layer) layer).name, layer);
    }

    /**
     * @return all parameters by the names that are stored: the places from the outside in, then the parameter's own,
     *     joined by dots, such as {@code encoder.stage1.conv1.weight}
     * @throws IllegalStateException if two have the same name
     */
    @Override
    public final ParameterList getParameters() {
        ParameterList all = new ParameterList();
        Set<String> names = new HashSet<>();
        getDirectParameters().values().forEach(parameter -> all.add(parameter.getName(), parameter));
        for (Block child : getChildren().values()) {
            String place = ((Layer) child).name;
            for (Pair<String, Parameter> inner : child.getParameters())
                all.add(place.isEmpty() ? inner.getKey() : place + "." + inner.getKey(), inner.getValue());
        }
        for (String full : all.keys())
            if (!names.add(full)) throw new IllegalStateException("Two parameters are called " + full);
        return all;
    }

    /** Registers a parameter of a shape that is known now. */
    protected final Parameter parameter(String name, Parameter.Type type, boolean trainable, long... shape) {
        Parameter parameter = addParameter(Parameter.builder()
                .setName(name)
                .setType(type)
                .optRequiresGrad(trainable)
                .build());
        parameter.setShape(new Shape(shape));
        return parameter;
    }

    @Override
    protected final NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        return new NDList(apply(inputs.singletonOrThrow(), training));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        getChildren().values().forEach(child -> child.initialize(manager, dataType, inputShapes));
    }

    /** A layer learns its output shape by running; ask the output of {@link #apply} instead. */
    @Override
    public final Shape[] getOutputShapes(Shape[] inputShapes) {
        throw new UnsupportedOperationException("Run the layer and ask its output for the shape.");
    }
}
