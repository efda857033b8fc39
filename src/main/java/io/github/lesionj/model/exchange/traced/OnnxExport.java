// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import io.github.lesionj.model.Json;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Output;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.WeightsFormat;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes models as ONNX files. They answer with the network's probabilities, before mirroring, prior correction, temperature
 * and post-processing, which the card tells: the file holds it as the property {@value #CARD}.
 */
public final class OnnxExport {

    /** The key of the model's card among the file's properties. */
    public static final String CARD = "lesionj.card";

    private OnnxExport() {}

    /**
     * Writes a model; one that is an ONNX file already is written as it is.
     *
     * @param folded whether batch normalisations become part of the convolutions before them
     * @throws ModelException if it was made elsewhere as TorchScript, does not fit its network, or is too large
     */
    public static void write(StoredModel model, boolean folded, OutputStream out) throws IOException {
        ModelCard card = model.card();
        FollowedModel.write(
                model,
                WeightsFormat.ONNX,
                out,
                (network, manager, input) -> OnnxModel.of(network, manager, input, Output.PROBABILITIES, !folded, true)
                        .with(CARD, Json.write(card))
                        .with("license", card.license())
                        .write(out));
    }

    /**
     * Writes a model for LesionJ's own use: without its card, for pictures of the card's size.
     *
     * @throws ModelException as {@link #write}
     */
    public static void writeToRun(StoredModel model, OutputStream out) throws IOException {
        FollowedModel.write(
                model,
                WeightsFormat.ONNX,
                out,
                (network, manager, input) -> OnnxModel.of(network, manager, input, Output.PROBABILITIES, false, false)
                        .write(out));
    }
}
