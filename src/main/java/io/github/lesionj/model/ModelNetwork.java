// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.layer.Layer;

/** Builds the network of a model's card and gives it the model's weights. */
public final class ModelNetwork {

    private ModelNetwork() {}

    /**
     * Builds a network that is neither trained nor folded.
     *
     * @param manager that the weights live on
     * @return initialised and frozen
     * @throws ModelException if the network is not in the catalogue, the weights do not fit, or the model was made elsewhere
     */
    public static Layer of(StoredModel model, NDManager manager) {
        Layer network = build(model.card());
        Weights weights = model.weights();
        weights.requireFit(network);
        network.initialize(manager, DataType.FLOAT32);
        network.freezeParameters(true);
        weights.copyTo(network);
        return network;
    }

    private static Layer build(ModelCard card) {
        try {
            return Networks.create(card.network());
        } catch (IllegalArgumentException e) {
            throw new ModelException("Model " + card.name() + ": " + e.getMessage() + "; please update LesionJ", e);
        }
    }
}
