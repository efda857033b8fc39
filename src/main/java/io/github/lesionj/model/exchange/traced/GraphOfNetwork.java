// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrayAdapter;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Output;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.layer.Layer;
import java.util.Arrays;

/**
 * What a network does with a picture of one size.
 *
 * @param graph  from {@link OnnxModel#INPUT} to {@link OnnxModel#name}
 * @param answer the shape of the answer to one picture
 */
record GraphOfNetwork(Graph graph, Shape answer) {

    /** As {@link OnnxModel#of}, before the graph is made shorter. */
    static GraphOfNetwork follow(Layer network, NDManager manager, Shape input, Output output) {
        Graph graph = new Graph(Weights.arrays(network));
        Tracer tracer = new Tracer(graph);
        try (NDManager scope = manager.newSubManager();
                NDArray picture = scope.zeros(input)) {
            NDArray answer = network.apply(tracer.wrap(picture, new Value(OnnxModel.INPUT, input)), false);
            Value logits = tracer.value(answer);
            answer.close();
            Value last = output == Output.LOGITS ? logits : probabilities(tracer.operators(), logits);
            name(graph, last.name(), OnnxModel.name(output));
            new Simplification(graph).dropUnused();
            return new GraphOfNetwork(graph, logits.shape());
        } catch (UnsupportedOperationException e) {
            throw new ModelException(
                    "The network " + network.getClass().getSimpleName() + " cannot be written as ONNX: it uses "
                            + what(e) + ", which LesionJ does not translate yet",
                    e);
        }
    }

    /** A segmenter answers with maps, a classifier with rows. */
    private static Value probabilities(Operators operators, Value logits) {
        return logits.axes() == 4 ? operators.pointwise("Sigmoid", logits) : operators.softmax(logits, 1);
    }

    private static void name(Graph graph, String last, String name) {
        graph.nodes().replaceAll(node -> node.output().equals(last) ? node.withOutput(name) : node);
    }

    /** DJL's own refusal does not say of what. */
    private static String what(UnsupportedOperationException refusal) {
        return Arrays.stream(refusal.getStackTrace())
                .filter(frame -> frame.getClassName().equals(NDArrayAdapter.class.getName())
                        && !frame.getMethodName().equals("getAlternativeArray"))
                .findFirst()
                .map(StackTraceElement::getMethodName)
                .orElse(refusal.getMessage());
    }
}
