// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Output;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.WeightsFormat;
import java.io.IOException;
import java.io.OutputStream;

/** Writes models as TorchScript files, which answer with the network's probabilities, as those of {@link OnnxExport} do. */
public final class TorchExport {

    private TorchExport() {}

    /**
     * Writes a model; one that is a TorchScript file already is written as it is.
     *
     * @param folded whether batch normalisations become part of the convolutions before them
     * @throws ModelException if it was made elsewhere as ONNX, does not fit its network, or cannot be written down
     */
    public static void write(StoredModel model, boolean folded, OutputStream out) throws IOException {
        FollowedModel.write(
                model,
                WeightsFormat.TORCHSCRIPT,
                out,
                (network, manager, input) -> TorchModel.of(network, manager, input, Output.PROBABILITIES, !folded)
                        .write(out));
    }
}
