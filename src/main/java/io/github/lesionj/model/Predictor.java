package io.github.lesionj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Symmetry;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.TorchOp;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A model that is loaded and ready: pictures in, probabilities out. Holds native memory until closed. Its calls may
 * come from any thread, one at a time; they block until done.
 */
public final class Predictor implements AutoCloseable {

    private final ModelCard card;
    private final ComputeDevice device;
    private final ImageToTensor toTensor;
    private final Symmetry[] symmetries;
    private final ComputeThread thread;
    private final NDManager manager;
    private final Layer network;
    private final TorchOp channelsLast;
    private final ByteBuffer input;

    /**
     * Loads a model.
     *
     * @param model  as the store gives it
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @throws ModelException if the engine does not start, the device is unknown or the weights do not fit
     */
    public Predictor(StoredModel model, String device) {
        card = model.card();
        TorchEngine.start();
        this.device = TorchEngine.device(device);
        toTensor = new ImageToTensor(card.input());
        symmetries = card.mirrored() ? Symmetry.values() : new Symmetry[] {Symmetry.IDENTITY};
        input = ByteBuffer.allocateDirect(symmetries.length * toTensor.length() * Float.BYTES)
                .order(ByteOrder.nativeOrder());
        network = build(card);
        manager = NDManager.newBaseManager(this.device.device());
        thread = new ComputeThread();
        try {
            network.initialize(manager, DataType.FLOAT32);
            network.freezeParameters(true);
            model.weights().copyTo(network);
            network.fold(manager);
            channelsLast = TorchOp.channelsLast(manager);
        } catch (RuntimeException e) {
            manager.close();
            thread.close();
            throw e;
        }
    }

    private static Layer build(ModelCard card) {
        try {
            return Networks.create(card.network());
        } catch (IllegalArgumentException e) {
            throw new ModelException("Model " + card.name() + ": " + e.getMessage() + "; please update LesionJ", e);
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
        return ClassWeights.apply(card.classWeights(), mean);
    }

    private float[] run(RandomAccessibleInterval<ARGBType> image) {
        int[] fitted = toTensor.fit(Pixels.argb(image), (int) image.dimension(0), (int) image.dimension(1));
        return thread.call(() -> forward(fitted));
    }

    private float[] forward(int[] fitted) {
        var floats = input.asFloatBuffer();
        for (Symmetry symmetry : symmetries) toTensor.fill(fitted, symmetry, floats);
        Shape shape = new Shape(symmetries.length, toTensor.channels(), card.input().height(), card.input().width());
        try (NDManager scope = manager.newSubManager();
                NDArray planes = scope.create(input.rewind(), shape, DataType.FLOAT32);
                NDArray x = channelsLast.apply(planes);
                NDArray logits = network.apply(x, false);
                NDArray probabilities =
                        card.task() == Task.SEGMENTATION ? Activation.sigmoid(logits) : logits.softmax(1)) {
            return probabilities.toFloatArray();
        }
    }

    @Override
    public void close() {
        thread.call(() -> {
            channelsLast.close();
            manager.close();
            return true;
        });
        thread.close();
    }
}
