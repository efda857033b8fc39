// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Symmetry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A model that is loaded and ready: pictures in, probabilities out. Holds native memory until closed. Its calls may
 * come from any threads, also at the same time; they block until done, and are answered one after another.
 */
public final class Predictor implements AutoCloseable {

    private static final float ROUNDING = 1e-4f;

    private final ModelCard card;
    private final ComputeDevice device;
    private final ImageToTensor toTensor;
    private final Symmetry[] symmetries;
    private final ComputeThread thread;
    private final NDManager manager;
    private final RunningNetwork network;
    private final ByteBuffer input;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Loads a model.
     *
     * @param model as the store gives it
     * @throws ModelException if the engine does not start, the device is not there or the weights do not fit
     */
    public Predictor(StoredModel model, Device device) {
        card = model.card();
        TorchEngine.start();
        this.device = RunningNetwork.device(card.weights().format(), device);
        toTensor = new ImageToTensor(card.input());
        symmetries = card.mirrored() ? Symmetry.values() : new Symmetry[] {Symmetry.IDENTITY};
        input = ByteBuffer.allocateDirect(symmetries.length * toTensor.length() * Float.BYTES)
                .order(ByteOrder.nativeOrder());
        manager = NDManager.newBaseManager(this.device.device());
        thread = new ComputeThread();
        try {
            network = RunningNetwork.load(model, manager);
        } catch (RuntimeException e) {
            manager.close();
            thread.close();
            throw e;
        }
        if (card.weights().format().isForeign()) answerToBlack();
    }

    /** Whether card and network fit together shows before the first picture comes. */
    private void answerToBlack() {
        try {
            thread.call(() -> forward(new int[card.input().width() * card.input().height()]));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** @return the model's card */
    public ModelCard card() {
        return card;
    }

    /** @return where it runs */
    public ComputeDevice device() {
        return device;
    }

    /**
     * Predicts one probability per pixel.
     *
     * @param image of any size; not changed
     * @return the probability map, 0..1, the size of the image
     */
    public Img<FloatType> probabilityMap(RandomAccessibleInterval<ARGBType> image) {
        int width = card.input().width();
        int height = card.input().height();
        float[] maps = run(image);
        float[] mean = new float[width * height];
        for (int s = 0; s < symmetries.length; s++)
            for (int y = 0, i = s * mean.length; y < height; y++)
                for (int x = 0; x < width; x++, i++)
                    mean[symmetries[s].source(x, y, width, height)] += maps[i] / symmetries.length;
        int w = (int) image.dimension(0);
        int h = (int) image.dimension(1);
        return Pixels.map(toTensor.toPicture(mean, w, h), w, h);
    }

    /**
     * Predicts one probability per class.
     *
     * @param image of any size; not changed
     * @return in the order of the card's classes, summing to 1
     */
    public double[] classProbabilities(RandomAccessibleInterval<ARGBType> image) {
        float[] rows = run(image);
        double[] mean = new double[card.classes().size()];
        for (int i = 0; i < rows.length; i++) mean[i % mean.length] += rows[i];
        return Temperature.apply(card.temperature(), ClassWeights.apply(card.classWeights(), mean));
    }

    private float[] run(RandomAccessibleInterval<ARGBType> image) {
        int[] fitted = toTensor.fit(Pixels.argb(image), (int) image.dimension(0), (int) image.dimension(1));
        if (closed.get()) throw wasClosed();
        try {
            return thread.call(() -> forward(fitted));
        } catch (RejectedExecutionException e) {
            throw wasClosed();
        } catch (EngineException e) {
            throw TorchEngine.explained(e, "close other programs, or use another device than " + device);
        }
    }

    private float[] forward(int[] fitted) {
        var floats = input.asFloatBuffer();
        for (Symmetry symmetry : symmetries) toTensor.fill(fitted, symmetry, floats);
        Shape shape = new Shape(symmetries.length, toTensor.channels(), card.input().height(), card.input().width());
        try (NDManager scope = manager.newSubManager();
                NDArray answer = network.apply(input.rewind(), shape, scope)) {
            requirePromised(answer.getShape());
            if (card.output() == Output.PROBABILITIES) return checked(answer.toFloatArray());
            try (NDArray probabilities =
                    card.task() == Task.SEGMENTATION ? Activation.sigmoid(answer) : answer.softmax(1)) {
                return probabilities.toFloatArray();
            }
        }
    }

    private void requirePromised(Shape answer) {
        int outputs = card.classes().size();
        Shape promised = card.task() == Task.SEGMENTATION
                ? new Shape(symmetries.length, outputs, card.input().height(), card.input().width())
                : new Shape(symmetries.length, outputs);
        if (!answer.equals(promised))
            throw new ModelException("Model " + card.name() + " answers with numbers of the shape " + answer
                    + " where its card promises " + promised + "; correct the card or the model");
    }

    private float[] checked(float[] probabilities) {
        for (float p : probabilities)
            if (!(p >= -ROUNDING && p <= 1 + ROUNDING))
                throw new ModelException("Model " + card.name() + " answers " + p
                        + " where its card promises probabilities; if these are logits, write \"output\": \"logits\" into it");
        return probabilities;
    }

    /** Frees the native memory after the calls that are under way; closing again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        thread.call(() -> {
            network.close();
            manager.close();
            return true;
        });
        thread.close();
        NativeMemory.giveBack();
    }

    private ModelException wasClosed() {
        return new ModelException("Model " + card.name() + " was closed; open it again before you use it");
    }
}
