// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelNetwork;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.WeightsFormat;
import io.github.lesionj.network.layer.Layer;
import java.io.IOException;
import java.io.OutputStream;

/** Opens a model's network, to be followed and written down in another format. */
final class FollowedModel {

    /** Follows a network and writes it. */
    @FunctionalInterface
    interface Writing {

        /** @param input (1,C,H,W) that the network was made for */
        void write(Layer network, NDManager manager, Shape input) throws IOException;
    }

    private FollowedModel() {}

    /** Writes a model; one that has the format already is written as it is. */
    static void write(StoredModel model, WeightsFormat format, OutputStream out, Writing writing) throws IOException {
        ModelCard card = model.card();
        if (card.weights().format() == format) {
            out.write(model.content());
            return;
        }
        TorchEngine.start();
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            Shape input = new Shape(
                    1,
                    card.network().channels(),
                    card.input().height(),
                    card.input().width());
            writing.write(ModelNetwork.of(model, manager), manager, input);
        }
    }
}
