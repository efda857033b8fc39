// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import io.github.lesionj.image.Resampling;
import io.github.lesionj.image.Symmetry;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A model that is loaded and ready: pictures in, probabilities out. Holds native memory until closed. Its calls may
 * come from any threads, also at the same time; they block until done, and are answered one after another.
 *
 * <p>Pictures are 2-D of {@code ARGBType}, or 3-D (x, y, 3 channels) of {@code UnsignedByteType}, of any size and origin;
 * they are not changed. Several pictures go through the network together, which gives what they would give one by one but
 * for the last digits of single precision (differences below 1e-5).
 */
public final class Predictor implements AutoCloseable {

    private final ModelCard card;
    private final Preprocessing preprocessing;
    private final ImageToTensor toTensor;
    private final Symmetry[] symmetries;
    private final LoadedNetwork network;

    /**
     * Loads a model.
     *
     * @param model as the store gives it
     * @throws ModelException if the engine does not start, the device is not there or the weights do not fit
     */
    public Predictor(StoredModel model, Device device) {
        card = model.card();
        preprocessing = new Preprocessing(card.preprocessing());
        toTensor = new ImageToTensor(card.input());
        symmetries = card.testTimeAugmentation().symmetries().toArray(Symmetry[]::new);
        network = LoadedNetwork.open(model, device);
        if (card.weights().format().isForeign()) answerToBlack();
    }

    /** Whether card and network fit together shows before the first picture comes. */
    private void answerToBlack() {
        try {
            network(rows(List.of(new int[card.input().width() * card.input().height()])));
        } catch (RuntimeException | Error e) {
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
        return network.device();
    }

    /** @return whether it does otherwise than it was asked for, since memory is short; {@link #device} says how */
    boolean isShort() {
        return network.isShort();
    }

    /**
     * Predicts one probability per pixel.
     *
     * @return the probability map, 0..1, the size of the image
     */
    public Img<FloatType> probabilityMap(RandomAccessibleInterval<? extends NumericType<?>> image) {
        return probabilityMaps(List.of(image)).get(0);
    }

    /** As {@link #probabilityMap}, for several pictures at once; they may differ in size. */
    public List<Img<FloatType>> probabilityMaps(
            List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images) {
        return mapAnswers(images).stream().map(MapAnswer::mean).toList();
    }

    /** As {@link #probabilityMaps}, with what the mirrorings said one by one. */
    public List<MapAnswer> mapAnswers(List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images) {
        List<List<float[]>> answers = answers(prepared(images));
        List<MapAnswer> maps = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++)
            maps.add(answer(answers.get(i), (int) images.get(i).dimension(0), (int)
                    images.get(i).dimension(1)));
        return maps;
    }

    private MapAnswer answer(List<float[]> mirrored, int pictureWidth, int pictureHeight) {
        VoteGrid grid = VoteGrid.of(pictureWidth, pictureHeight);
        float[] mean = new float[card.input().width() * card.input().height()];
        List<Img<FloatType>> votes = new ArrayList<>();
        for (int s = 0; s < symmetries.length; s++) {
            float[] vote = mirroredBack(mirrored.get(s), symmetries[s]);
            for (int i = 0; i < mean.length; i++) mean[i] += vote[i] / symmetries.length;
            float[] onGrid = toTensor.toGrid(vote, pictureWidth, pictureHeight, grid.width(), grid.height());
            votes.add(Pixels.map(onGrid, grid.width(), grid.height()));
        }
        return new MapAnswer(
                Pixels.map(toTensor.toPicture(mean, pictureWidth, pictureHeight), pictureWidth, pictureHeight), votes);
    }

    private float[] mirroredBack(float[] map, Symmetry symmetry) {
        int width = card.input().width();
        int height = card.input().height();
        float[] back = new float[width * height];
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++) back[symmetry.source(x, y, width, height)] = map[i];
        return back;
    }

    /**
     * Predicts one probability per class.
     *
     * @return in the order of the card's classes, summing to 1
     */
    public double[] classProbabilities(RandomAccessibleInterval<? extends NumericType<?>> image) {
        return classProbabilities(List.of(image)).get(0);
    }

    /** As {@link #classProbabilities(RandomAccessibleInterval)}, for several pictures at once; they may differ in size. */
    public List<double[]> classProbabilities(
            List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images) {
        return classAnswers(images).stream().map(ClassAnswer::mean).toList();
    }

    /** As {@link #classProbabilities(List)}, with what the mirrorings said one by one. */
    public List<ClassAnswer> classAnswers(List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images) {
        return answers(prepared(images)).stream().map(this::answer).toList();
    }

    /**
     * Predicts the classes of the lesions that masks outline: each picture is preprocessed as a whole, and then the card's region is
     * cut out of it.
     *
     * @param masks of the same sizes, one for each image; an empty one means the whole picture
     */
    public List<ClassAnswer> classAnswers(
            List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images,
            List<? extends RandomAccessibleInterval<BitType>> masks) {
        List<RandomAccessibleInterval<? extends NumericType<?>>> regions = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) regions.add(shown(images.get(i), masks.get(i)));
        return answers(regions).stream().map(this::answer).toList();
    }

    /** @return what the network is shown of a picture: preprocessed as a whole, and then the card's region cut out */
    RandomAccessibleInterval<? extends NumericType<?>> shown(
            RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<BitType> lesion) {
        return card.region().shown(preprocessing.apply(image), lesion);
    }

    private List<RandomAccessibleInterval<? extends NumericType<?>>> prepared(
            List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images) {
        List<RandomAccessibleInterval<? extends NumericType<?>>> prepared = new ArrayList<>();
        images.forEach(image -> prepared.add(preprocessing.apply(image)));
        return prepared;
    }

    private ClassAnswer answer(List<float[]> mirrored) {
        double[] mean = new double[card.classes().size()];
        List<double[]> votes = new ArrayList<>();
        for (float[] row : mirrored) {
            double[] vote = new double[mean.length];
            for (int c = 0; c < mean.length; c++) mean[c] += vote[c] = row[c];
            votes.add(calibrated(vote));
        }
        return new ClassAnswer(calibrated(mean), votes);
    }

    private double[] calibrated(double[] probabilities) {
        return Temperature.apply(card.temperature(), PriorCorrection.apply(card.priorCorrection(), probabilities));
    }

    /**
     * Tells where classes were seen by the network's gradients ({@link GradCam}), the mean over its mirrorings.
     *
     * @param crop    what the network is shown
     * @param classes their places among the card's classes
     * @return for each a map of the crop's size, row-major, 0 or more, in logits divided by the card's temperature
     * @throws ModelException if the network does not let its gradients be seen
     */
    List<float[]> gradCam(RandomAccessibleInterval<? extends NumericType<?>> crop, List<Integer> classes) {
        List<FeatureMaps> mirrored = network.gradCam(rows(List.of(fitted(crop))));
        List<float[]> maps = new ArrayList<>();
        for (int index : classes) maps.add(mean(mirrored, index, (int) crop.dimension(0), (int) crop.dimension(1)));
        return maps;
    }

    private float[] mean(List<FeatureMaps> mirrored, int index, int pictureWidth, int pictureHeight) {
        int width = mirrored.get(0).width();
        int height = mirrored.get(0).height();
        float[] mean = new float[width * height];
        for (int s = 0; s < symmetries.length; s++) {
            float[] map = mirrored.get(s).mirroredBack(index, symmetries[s]);
            for (int i = 0; i < mean.length; i++) mean[i] += (float) (map[i] / symmetries.length / card.temperature());
        }
        float[] ofInput = Resampling.resize(
                mean, width, height, card.input().width(), card.input().height());
        return toTensor.toPicture(ofInput, pictureWidth, pictureHeight);
    }

    /** @return the picture as the network's input has it, before its colours become numbers */
    int[] fitted(RandomAccessibleInterval<? extends NumericType<?>> image) {
        return toTensor.fit(Pixels.argb(image), (int) image.dimension(0), (int) image.dimension(1));
    }

    /**
     * Covers a part of a fitted picture.
     *
     * @param fitted of {@link #fitted}; stays as it is
     * @param picture whose size the picture has
     * @param part   in pixels of the picture
     */
    int[] covered(int[] fitted, Region picture, Region part, int argb) {
        return toTensor.covered(fitted, picture.width(), picture.height(), part, argb);
    }

    /** As {@link #classProbabilities(List)}, for pictures that are fitted already. */
    List<double[]> classesOfFitted(List<int[]> fitted) {
        return grouped(network(rows(fitted)), fitted.size()).stream()
                .map(rows -> answer(rows).mean())
                .toList();
    }

    private List<LoadedNetwork.Row> rows(List<int[]> fitted) {
        List<LoadedNetwork.Row> rows = new ArrayList<>();
        for (int[] picture : fitted)
            for (Symmetry symmetry : symmetries) rows.add(new LoadedNetwork.Row(picture, symmetry));
        return rows;
    }

    private List<float[]> network(List<LoadedNetwork.Row> rows) {
        return rows.isEmpty() ? List.of() : network.answers(rows);
    }

    private List<List<float[]>> grouped(List<float[]> answers, int pictures) {
        List<List<float[]>> grouped = new ArrayList<>();
        for (int i = 0; i < pictures; i++)
            grouped.add(answers.subList(i * symmetries.length, (i + 1) * symmetries.length));
        return grouped;
    }

    /** For each picture the answers to its mirrorings. */
    private List<List<float[]>> answers(List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images) {
        List<int[]> fitted = new ArrayList<>();
        for (RandomAccessibleInterval<? extends NumericType<?>> image : images) fitted.add(fitted(image));
        return grouped(network(rows(fitted)), images.size());
    }

    /** Frees the native memory after the calls that are under way; closing again does nothing, use says so. */
    @Override
    public void close() {
        network.close();
    }
}
