// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Output;
import io.github.lesionj.network.layer.Layer;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A network in the TorchScript format, as {@code torch.jit.save} writes it: pictures (N,C,H,W) in, logits or probabilities out, N open, H and W
 * the network's own. DJL can load TorchScript but not write it; the program is made from the same graph as {@link OnnxModel}.
 */
public final class TorchModel {

    private final Graph graph;
    private final String result;

    private TorchModel(Graph graph, String result) {
        this.graph = graph;
        this.result = result;
    }

    /**
     * Follows a network with a black picture.
     *
     * @param network initialised, frozen, not folded; stays open until the model is written
     * @param manager of the network
     * @param input   (1,C,H,W)
     * @param output  what the file answers with
     * @param keepNorms whether batch normalisations stay operations of their own
     * @throws ModelException if the network calculates something that we cannot write down
     */
    public static TorchModel of(Layer network, NDManager manager, Shape input, Output output, boolean keepNorms) {
        Graph graph = GraphOfNetwork.follow(network, manager, input, output).graph();
        Simplification shorter = new Simplification(graph).mergePads();
        if (!keepNorms) shorter.foldNorms();
        shorter.dropUnused();
        return new TorchModel(graph, OnnxModel.name(output));
    }

    /**
     * Writes the file.
     *
     * @throws ModelException if an operation of the network has no line in our programs
     */
    public void write(OutputStream out) throws IOException {
        TorchProgram program = new TorchProgram(graph, result);
        TorchArchive.write(program.source(), program.fields(), out);
    }
}
