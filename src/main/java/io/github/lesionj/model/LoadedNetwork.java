// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.Shape;
import io.github.lesionj.image.Symmetry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A model's network with its thread, its memory and its input: rows of pictures in, rows of probabilities out. As many
 * rows go through the network together as the memory allows.
 */
final class LoadedNetwork implements AutoCloseable {

    private static final long NOT_WORTH_A_LOOK = 64L << 20;
    private static final double USABLE = 0.8;

    private final ModelCard card;
    private final ComputeDevice device;
    private final ImageToTensor toTensor;
    private final ComputeThread thread;
    private final RunningNetwork network;
    private final AtomicBoolean closed = new AtomicBoolean();
    private ByteBuffer input = ByteBuffer.allocateDirect(0);

    /** @param fitted a picture of the input's size; {@code symmetry} mirrors it on the way */
    record Row(int[] fitted, Symmetry symmetry) {}

    private LoadedNetwork(StoredModel model, ComputeDevice device) {
        card = model.card();
        this.device = device;
        toTensor = new ImageToTensor(card.input());
        thread = new ComputeThread();
        try {
            network = thread.call(() -> RunningNetwork.load(model, device));
        } catch (RuntimeException | Error e) {
            thread.close();
            throw e;
        }
    }

    /**
     * Loads a model's network where it is asked for. Where ONNX Runtime was chosen for its speed and does not take the network,
     * PyTorch does.
     *
     * @throws ModelException if the device is not there or the weights do not fit
     */
    static LoadedNetwork open(StoredModel model, Device asked) {
        ComputeDevice chosen = RuntimeChoice.of(model.card(), asked);
        try {
            return new LoadedNetwork(model, chosen);
        } catch (ModelException e) {
            if (!RuntimeChoice.hasOther(model.card(), asked, chosen)) throw e;
            ComputeDevice torch = TorchEngine.device(asked);
            return new LoadedNetwork(
                    model, torch.because(torch.reason() + "; ONNX Runtime does not take it: " + e.getMessage()));
        }
    }

    /** @return where it runs */
    ComputeDevice device() {
        return device;
    }

    /**
     * Shows rows to the network; blocks until done.
     *
     * @return for each row its probabilities, as the network lays them out
     * @throws ModelException if the network does not keep its card's promises, the memory does not suffice, or it was closed
     */
    List<float[]> answers(List<Row> rows) {
        return run(rows, this::forward);
    }

    /**
     * As {@link #answers}.
     *
     * @return for each row its Grad-CAM maps
     * @throws ModelException also if the network does not let its gradients be seen
     */
    List<FeatureMaps> gradCam(List<Row> rows) {
        return run(rows, portion -> withInput(portion, network::gradCam));
    }

    private <A> List<A> run(List<Row> rows, Function<List<Row>, List<A>> work) {
        if (closed.get()) throw wasClosed();
        try {
            return thread.call(() -> inPortions(rows, work));
        } catch (RejectedExecutionException e) {
            throw wasClosed();
        } catch (EngineException e) {
            throw TorchEngine.explained(e, "close other programs, or use another device than " + device);
        }
    }

    private <A> List<A> inPortions(List<Row> rows, Function<List<Row>, List<A>> work) {
        int together = rowsTogether(rows.size());
        List<A> answers = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += together)
            answers.addAll(work.apply(rows.subList(from, Math.min(rows.size(), from + together))));
        return answers;
    }

    private int rowsTogether(int wanted) {
        int most = Math.min(network.rowsTogether(), wanted);
        long each = network.bytes(card.input()) + 2L * Float.BYTES * toTensor.length();
        if (!device.device().equals(ai.djl.Device.cpu()) || each * most < NOT_WORTH_A_LOOK) return most;
        long free = (long) (FreeMemory.bytes() * USABLE);
        if (each > free && TorchEngine.models().freeUnused() > 0) free = (long) (FreeMemory.bytes() * USABLE);
        if (each > free)
            throw new ModelException(String.format(
                    Locale.ROOT,
                    "Model %s needs about %.1f GB for a picture of its"
                            + " input of %d x %d pixels and %.1f GB are free; close other programs, or use a model with a smaller input",
                    card.name(),
                    each / 1e9,
                    card.input().width(),
                    card.input().height(),
                    free / 1e9));
        return (int) Math.min(most, free / each);
    }

    private List<float[]> forward(List<Row> rows) {
        return withInput(rows, (planes, shape) -> split(network.probabilities(planes, shape), rows.size()));
    }

    private interface Pass<A> {
        List<A> run(ByteBuffer planes, Shape shape);
    }

    private <A> List<A> withInput(List<Row> rows, Pass<A> pass) {
        int needed = Math.multiplyExact(rows.size() * Float.BYTES, toTensor.length());
        if (input.capacity() < needed) input = ByteBuffer.allocateDirect(needed).order(ByteOrder.nativeOrder());
        var floats = input.asFloatBuffer();
        for (Row row : rows) toTensor.fill(row.fitted, row.symmetry, floats);
        Shape shape = new Shape(
                rows.size(),
                toTensor.channels(),
                card.input().height(),
                card.input().width());
        try {
            return pass.run(input.rewind().limit(needed), shape);
        } finally {
            input.clear();
        }
    }

    private static List<float[]> split(float[] all, int rows) {
        if (rows == 1) return List.of(all);
        int length = all.length / rows;
        List<float[]> split = new ArrayList<>();
        for (int row = 0; row < rows; row++) split.add(Arrays.copyOfRange(all, row * length, (row + 1) * length));
        return split;
    }

    private ModelException wasClosed() {
        return new ModelException("Model " + card.name() + " was closed; open it again before you use it");
    }

    /** Frees the native memory after the calls that are under way; closing again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        thread.call(() -> {
            network.close();
            return true;
        });
        thread.close();
        if (TorchEngine.isRunning()) NativeMemory.giveBack();
    }
}
