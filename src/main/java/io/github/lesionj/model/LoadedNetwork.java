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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A model's network with its threads, its memory and its input: rows of pictures in, rows of probabilities out. As many
 * rows go through the network together as the memory allows: where it does not suffice half of them, and where it does not suffice
 * for one on a graphics processor, the network goes on on the processor. {@link #device} says so.
 */
final class LoadedNetwork implements AutoCloseable {

    private static final long NOT_WORTH_A_LOOK = 64L << 20;
    private static final double USABLE = 0.8;

    private final ModelCard card;
    private final ImageToTensor toTensor;
    private final ComputeThreads threads = new ComputeThreads();
    private final ThreadLocal<ByteBuffer> input = ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(0));
    private final Function<ComputeDevice, RunningNetwork> loader;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Optional<Gathering<Row, float[]>> gathering;
    private volatile ComputeDevice device;
    private volatile int most = Integer.MAX_VALUE;
    private volatile boolean moved;
    private RunningNetwork network;

    /** @param fitted a picture of the input's size; {@code symmetry} mirrors it on the way */
    record Row(int[] fitted, Symmetry symmetry) {}

    private LoadedNetwork(StoredModel model, ComputeDevice device) {
        this(model.card(), device, chosen -> RunningNetwork.load(model, chosen));
    }

    /** @param loader called again for the processor, if the memory of another device does not suffice */
    LoadedNetwork(ModelCard card, ComputeDevice device, Function<ComputeDevice, RunningNetwork> loader) {
        this.card = card;
        this.device = device;
        this.loader = loader;
        toTensor = new ImageToTensor(card.input());
        try {
            network = threads.call(() -> loader.apply(device));
            threads.widen(network.atOnce());
            gathering = device.device().equals(ai.djl.Device.cpu())
                    ? Optional.empty()
                    : Optional.of(
                            new Gathering<>(threads, network.rowsTogether(), rows -> inPortions(rows, this::forward)));
        } catch (RuntimeException | Error e) {
            threads.close();
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

    /** @return where it runs, and whether memory was short there */
    ComputeDevice device() {
        if (most == Integer.MAX_VALUE) return device;
        return device.because(device.reason() + "; " + (most == 1 ? "one look" : most + " looks")
                + " at a time, as the memory is short");
    }

    /** @return whether it does otherwise than it was asked for, since memory is short */
    boolean isShort() {
        return moved || most != Integer.MAX_VALUE;
    }

    /**
     * Shows rows to the network, on a graphics processor together with what others ask meanwhile; blocks until done.
     *
     * @return for each row its probabilities, as the network lays them out
     * @throws ModelException if the network does not keep its card's promises, the memory does not suffice, or it was closed
     */
    List<float[]> answers(List<Row> rows) {
        return guarded(() -> gathering.isPresent() ? gathering.get().answers(rows) : shared(rows, this::forward));
    }

    /**
     * As {@link #answers}.
     *
     * @return for each row its Grad-CAM maps
     * @throws ModelException also if the network does not let its gradients be seen
     */
    List<FeatureMaps> gradCam(List<Row> rows) {
        return guarded(() ->
                shared(rows, portion -> withInput(portion, (planes, shape) -> network.gradCam(planes, shape))));
    }

    private <A> List<A> guarded(Supplier<List<A>> work) {
        if (closed.get()) throw wasClosed();
        try {
            return work.get();
        } catch (RejectedExecutionException e) {
            throw wasClosed();
        } catch (EngineException | ModelException e) {
            throw TorchEngine.explained(e, "close other programs, or use another device than " + device);
        }
    }

    private <A> List<A> shared(List<Row> rows, Function<List<Row>, List<A>> work) {
        List<Callable<List<A>>> tasks = new ArrayList<>();
        for (List<Row> share : shares(rows)) tasks.add(() -> inPortions(share, work));
        return threads.call(tasks).stream().flatMap(List::stream).toList();
    }

    /** What each of the threads takes at a time. */
    private List<List<Row>> shares(List<Row> rows) {
        int each = network.atOnce() == 1 ? rows.size() : network.rowsTogether();
        List<List<Row>> shares = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += each)
            shares.add(rows.subList(from, Math.min(rows.size(), from + each)));
        return shares;
    }

    private <A> List<A> inPortions(List<Row> rows, Function<List<Row>, List<A>> work) {
        List<A> answers = new ArrayList<>();
        while (answers.size() < rows.size()) {
            int together = rowsTogether(rows.size() - answers.size());
            try {
                answers.addAll(work.apply(rows.subList(answers.size(), answers.size() + together)));
            } catch (EngineException | ModelException | OutOfMemoryError e) {
                if (!TorchEngine.isMemory(e) || !getAlongWithLess(together)) throw e;
            }
        }
        return answers;
    }

    /** @return whether there is a way */
    private boolean getAlongWithLess(int together) {
        TorchEngine.models().freeUnused();
        NativeMemory.giveBack();
        if (together > 1) {
            most = together / 2;
            return true;
        }
        if (device.device().equals(ai.djl.Device.cpu())) return false;
        network.close();
        ComputeDevice processor = new ComputeDevice(
                ai.djl.Device.cpu(), "the memory of " + device.device() + " did not suffice", NetworkRuntime.PYTORCH);
        network = loader.apply(processor);
        device = processor;
        most = Integer.MAX_VALUE;
        moved = true;
        return true;
    }

    private int rowsTogether(int wanted) {
        int many = Math.min(most, Math.min(network.rowsTogether(), wanted));
        long each = network.bytes(card.input()) + 2L * Float.BYTES * toTensor.length();
        if (!device.device().equals(ai.djl.Device.cpu()) || each * many < NOT_WORTH_A_LOOK) return many;
        long free = (long) (FreeMemory.bytes() * USABLE);
        if (each > free && TorchEngine.models().freeUnused() > 0) free = (long) (FreeMemory.bytes() * USABLE);
        if (each > free)
            throw new NativeMemoryException(String.format(
                    Locale.ROOT,
                    "Model %s needs about %.1f GB for a picture of its"
                            + " input of %d x %d pixels and %.1f GB are free; close other programs, or use a model with a smaller input",
                    card.name(),
                    each / 1e9,
                    card.input().width(),
                    card.input().height(),
                    free / 1e9));
        return (int) Math.min(many, free / each);
    }

    private List<float[]> forward(List<Row> rows) {
        return withInput(rows, (planes, shape) -> split(network.probabilities(planes, shape), rows.size()));
    }

    private interface Pass<A> {
        List<A> run(ByteBuffer planes, Shape shape);
    }

    private <A> List<A> withInput(List<Row> rows, Pass<A> pass) {
        int needed = Math.multiplyExact(rows.size() * Float.BYTES, toTensor.length());
        if (input.get().capacity() < needed)
            input.set(ByteBuffer.allocateDirect(needed).order(ByteOrder.nativeOrder()));
        ByteBuffer planes = input.get();
        var floats = planes.asFloatBuffer();
        for (Row row : rows) toTensor.fill(row.fitted, row.symmetry, floats);
        Shape shape = new Shape(
                rows.size(),
                toTensor.channels(),
                card.input().height(),
                card.input().width());
        try {
            return pass.run(planes.rewind().limit(needed), shape);
        } finally {
            planes.clear();
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
        threads.close();
        network.close();
        if (TorchEngine.isRunning()) NativeMemory.giveBack();
    }
}
