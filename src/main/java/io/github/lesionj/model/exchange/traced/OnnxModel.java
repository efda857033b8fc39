// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.traced;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.Output;
import io.github.lesionj.network.layer.Layer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import us.hebi.quickbuf.ProtoSink;

/**
 * A network in the ONNX format: pictures {@value #INPUT} (N,C,H,W) in, and out come the network's logits or the
 * probabilities that they stand for: (N,outputs,H,W) after a sigmoid for a segmenter, (N,outputs) after a softmax for a
 * classifier. N is open. H and W are open too where the
 * network does the same at another size; then they may be larger than the network's own by multiples of {@value #STEP}.
 */
public final class OnnxModel {

    /** The input's name. */
    public static final String INPUT = "image";

    /** The name of its axis that counts pictures. */
    public static final String BATCH = "batch";

    /** By what height and width may grow, where they are open. */
    public static final int STEP = 32;

    private static final int IR_VERSION = 8;
    private static final long LARGEST = Integer.MAX_VALUE - 1024L;

    private final Graph graph;
    private final Shape input;
    private final Output output;
    private final Shape answer;
    private final boolean sizesAreOpen;
    private final Map<String, String> properties = new TreeMap<>();

    private OnnxModel(Graph graph, Shape input, Output output, Shape answer, boolean sizesAreOpen) {
        this.graph = graph;
        this.input = input;
        this.output = output;
        this.answer = answer;
        this.sizesAreOpen = sizesAreOpen;
    }

    /**
     * Follows a network with a black picture.
     *
     * @param network   initialised, frozen, not folded; stays open until the model is written
     * @param manager   of the network
     * @param input     (1,C,H,W)
     * @param output    what the file answers with
     * @param keepNorms whether batch normalisations stay operations of their own, for further training elsewhere
     * @param openSizes whether to find out if another height and width will do, which takes as long again
     * @throws ModelException if the network calculates something that we cannot write down
     */
    public static OnnxModel of(
            Layer network, NDManager manager, Shape input, Output output, boolean keepNorms, boolean openSizes) {
        GraphOfNetwork own = GraphOfNetwork.follow(network, manager, input, output);
        boolean open = openSizes
                && own.graph()
                        .isLike(GraphOfNetwork.follow(network, manager, larger(input), output)
                                .graph());
        Simplification shorter = new Simplification(own.graph()).mergePads();
        if (!keepNorms) {
            shorter.foldNorms();
            new ChannelBlocks(own.graph()).splitConcats().narrowMaps();
        }
        shorter.dropUnused();
        return new OnnxModel(own.graph(), input, output, own.answer(), open);
    }

    private static Shape larger(Shape input) {
        return new Shape(input.get(0), input.get(1), input.get(2) + STEP, input.get(3) + 2 * STEP);
    }

    /** @return the output's name: {@code logits} or {@code probabilities} */
    public static String name(Output output) {
        return output.name().toLowerCase(Locale.ROOT);
    }

    /** @return whether height and width may differ from the network's own */
    public boolean sizesAreOpen() {
        return sizesAreOpen;
    }

    /** Stores a text in the file, where a reader finds it by its key. */
    public OnnxModel with(String key, String text) {
        properties.put(key, text);
        return this;
    }

    /**
     * Writes the file.
     *
     * @throws ModelException if it would have more than the 2 GB that the format allows
     */
    public void write(OutputStream out) throws IOException {
        fitting().write(ProtoSink.newInstance(out));
    }

    /**
     * @return the file's bytes
     * @throws ModelException as {@link #write}
     */
    public byte[] toBytes() {
        Message message = fitting();
        byte[] bytes = new byte[(int) message.size()];
        try {
            message.write(ProtoSink.newInstance(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    private Message fitting() {
        Message message = message();
        if (message.size() <= LARGEST) return message;
        throw new ModelException("An ONNX file holds at most 2 GB, and this network needs " + (message.size() >> 20)
                + " MB; use narrower widths");
    }

    /** @return the {@code ModelProto} of onnx.proto */
    private Message message() {
        Message model = new Message().number(1, IR_VERSION).text(2, "LesionJ");
        model.message(7, graphMessage());
        model.message(8, new Message().text(1, "").number(2, Operators.OPSET));
        properties.forEach(
                (key, text) -> model.message(14, new Message().text(1, key).text(2, text)));
        return model;
    }

    private Message graphMessage() {
        Message message = new Message();
        graph.nodes().forEach(node -> message.message(1, node.message()));
        message.text(2, "network");
        graph.constants().forEach((name, constant) -> message.message(5, constant.message(name)));
        message.message(11, tensor(INPUT, input));
        return message.message(12, tensor(name(output), answer));
    }

    private Message tensor(String name, Shape shape) {
        Message axes = new Message();
        String[] open = {BATCH, "", "height", "width"};
        for (int axis = 0; axis < shape.dimension(); axis++) {
            boolean isOpen = axis == 0 || axis > 1 && sizesAreOpen;
            axes.message(1, isOpen ? new Message().text(2, open[axis]) : new Message().number(1, shape.get(axis)));
        }
        Message type = new Message().number(1, Constant.Type.FLOAT.number()).message(2, axes);
        return new Message().text(1, name).message(2, new Message().message(1, type));
    }
}
