// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.FreeMemory;
import io.github.lesionj.model.ImageToTensor;
import io.github.lesionj.model.InputSpec;
import io.github.lesionj.model.NativeMemory;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.Weights;
import io.github.lesionj.model.exchange.MatchReport;
import io.github.lesionj.model.exchange.StartWeights;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.TorchOp;
import io.github.lesionj.training.optimization.WeightUpdater;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A network that learns, its running average, and its optimiser's state. Used from one thread, on which it turns
 * PyTorch's gradient mode off but for its own steps.
 */
final class TrainableNetwork implements AutoCloseable {

    private static final int COPIES = 5;

    private final InputSpec input;
    private final TrainingSpec settings;
    private final long seed;
    private final Targets targets;
    private final ImageToTensor toTensor;
    private final NDManager manager;
    private final Layer network;
    private final Layer average;
    private final WeightUpdater descent;
    private final TorchOp channelsLast;
    private final TorchOp blend;
    private final List<NDArray> means;
    private final List<NDArray> weights;
    private final ByteBuffer planes;
    private final ByteBuffer wanted;
    private final boolean gradModeBefore;
    private long steps;

    /** @param stepsPerEpoch positive; layers thaw after so many, times the epochs for which they are frozen */
    TrainableNetwork(
            ModelSpec model, TrainingSpec settings, long seed, Targets targets, Device device, long stepsPerEpoch) {
        input = model.input();
        this.settings = settings;
        this.seed = seed;
        this.targets = targets;
        toTensor = new ImageToTensor(input);
        TorchEngine.start();
        gradModeBefore = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        TorchEngine.seed(seed);
        manager = NDManager.newBaseManager(TorchEngine.device(device).device());
        network = Networks.create(model.networkSpec());
        requireRoom(network.trained(), device);
        network.initialize(manager, DataType.FLOAT32);
        average = Networks.create(model.networkSpec());
        average.initialize(manager, DataType.FLOAT32);
        average.freezeParameters(true);
        Weights.of(network).copyTo(average);
        descent = new WeightUpdater(network, manager, settings.optimizer(), settings.freeze(), stepsPerEpoch);
        channelsLast = TorchOp.channelsLast(manager);
        blend = TorchOp.compile(
                manager,
                List.of("means: List[Tensor]", "now: List[Tensor]", "share: float"),
                "Tuple[()]",
                "torch._foreach_lerp_(means, now, share)");
        means = List.copyOf(Weights.arrays(average).values());
        weights = List.copyOf(Weights.arrays(network).values());
        planes = floats(settings.batchSize() * toTensor.length());
        wanted = floats((int) targets.shape(settings.batchSize()).size());
    }

    /**
     * Weights, their average, gradients and the optimiser's two moments must fit, or the system would end the process.
     *
     * @throws TrainingException if they do not
     */
    private static void requireRoom(long weights, Device device) {
        long needed = weights * COPIES * Float.BYTES, free = FreeMemory.bytes();
        if (needed > free && !TorchEngine.device(device).device().isGpu())
            throw new TrainingException(String.format(
                    Locale.ROOT,
                    "The network's %d million weights take %.1f GB to learn, but only %.1f GB of memory are free; choose"
                            + " smaller widths or another network",
                    weights / 1_000_000,
                    needed / 1e9,
                    free / 1e9));
    }

    private static ByteBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    /**
     * Lays start weights into the fresh network.
     *
     * @param from where they are, as {@link StartWeights} takes it; empty for none
     * @param log  hears of a download
     * @return what became of them, in sentences
     */
    List<String> start(String from, Consumer<String> log) {
        if (from.isEmpty()) return List.of();
        MatchReport report = StartWeights.load(from, network, log);
        Weights.of(network).copyTo(average);
        return report.lines();
    }

    /**
     * Adds a batch to the gradients of the next step.
     *
     * @param batch at most the recipe's batch size
     * @param share of the step that the batch makes up
     * @return the batch's loss
     */
    double learn(List<BatchLoader.Prepared> batch, double share) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = channelsLast.apply(input(scope, batch));
            NDArray target = target(scope, batch);
            try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                NDArray loss = DeepSupervision.loss(network, settings.loss(), x, target);
                double value = loss.getFloat();
                if (!Double.isFinite(value)) throw notFinite(batch);
                gradients.backward(DeepSupervision.weighted(loss, share));
                return value;
            }
        }
    }

    /** Takes a step along the gradients gathered since the last. */
    void step(double rate) {
        steps++;
        descent.step(rate, steps);
        follow();
    }

    private static TrainingException notFinite(List<BatchLoader.Prepared> batch) {
        return new TrainingException("The loss is no longer a number, on the pictures "
                + batch.stream().map(prepared -> prepared.example().id()).toList()
                + "; lower the learning rate or look at these pictures");
    }

    /** Moves the average towards the network; early on it follows faster. */
    private void follow() {
        double share = 1 - Math.min(settings.emaDecay(), (1.0 + steps) / (10.0 + steps));
        blend.update(List.of(means, weights), share);
    }

    /** What the averaged network makes of a batch: logits row by row, and the loss. */
    Answer answer(List<BatchLoader.Prepared> batch) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray logits = average.apply(channelsLast.apply(input(scope, batch)), false);
            return new Answer(
                    logits.toFloatArray(),
                    settings.loss().of(logits, target(scope, batch)).getFloat());
        }
    }

    record Answer(float[] logits, double loss) {}

    private NDArray input(NDManager scope, List<BatchLoader.Prepared> batch) {
        FloatBuffer buffer = planes.asFloatBuffer();
        batch.forEach(prepared -> buffer.put(prepared.planes()));
        planes.rewind().limit(buffer.position() * Float.BYTES);
        Shape shape = new Shape(batch.size(), toTensor.channels(), input.height(), input.width());
        NDArray x = scope.create(planes, shape, DataType.FLOAT32);
        planes.clear();
        return x;
    }

    private NDArray target(NDManager scope, List<BatchLoader.Prepared> batch) {
        FloatBuffer buffer = wanted.asFloatBuffer();
        batch.forEach(prepared -> targets.fill(prepared.example(), buffer));
        wanted.rewind().limit(buffer.position() * Float.BYTES);
        NDArray target = scope.create(wanted, targets.shape(batch.size()), DataType.FLOAT32);
        wanted.clear();
        return target;
    }

    /** Lets layers thaw, and takes chance from the seed and the epoch: a resumed training draws as the first one did. */
    void startEpoch(int epoch) {
        descent.thaw(steps);
        TorchEngine.seed(seed + 7919L * epoch);
    }

    long steps() {
        return steps;
    }

    /** The averaged weights: the model. */
    Weights weights() {
        return Weights.of(average);
    }

    /** All that the next step depends on, by name. */
    Map<String, Weights> state() {
        Map<String, Weights> state = new TreeMap<>(descent.memory());
        state.put("network", Weights.of(network));
        state.put("average", Weights.of(average));
        return state;
    }

    void restore(Map<String, Weights> state, long stepsTaken) {
        state.get("network").copyTo(network);
        state.get("average").copyTo(average);
        descent.restore(state);
        steps = stepsTaken;
    }

    @Override
    public void close() {
        channelsLast.close();
        manager.close();
        NativeMemory.giveBack();
        JniUtils.setGradMode(gradModeBefore);
    }
}
