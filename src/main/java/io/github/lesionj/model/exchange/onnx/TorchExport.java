// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.onnx;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelNetwork;
import io.github.lesionj.model.Output;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.WeightsFormat;
import java.io.IOException;
import java.io.OutputStream;

/** Writes models as TorchScript files, which answer with the network's probabilities, as those of {@link OnnxExport} do. */
public final class TorchExport {

    private TorchExport() {}

    /**
     * Writes a model; one that is a TorchScript file already is written as it is.
     *
     * @throws ModelException if it was made elsewhere as ONNX, does not fit its network, or cannot be written down
     */
    public static void write(StoredModel model, OutputStream out) throws IOException {
        ModelCard card = model.card();
        if (card.weights().format() == WeightsFormat.TORCHSCRIPT) {
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
            TorchModel.of(ModelNetwork.of(model, manager), manager, input, Output.PROBABILITIES)
                    .write(out);
        }
    }
}
