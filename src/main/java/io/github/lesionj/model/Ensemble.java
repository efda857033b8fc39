// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * One model, or several of the same task and classes whose probabilities are averaged. Each member sees the picture as
 * its own card says; the first one's card says how a mask is made of the averaged map. Its models are leased: close it when done.
 */
public final class Ensemble implements AutoCloseable {

    private final List<ModelLease> leases;

    private Ensemble(List<ModelLease> leases) {
        this.leases = List.copyOf(leases);
    }

    /**
     * Leases the models from the process's pool.
     *
     * @param models names or paths as {@link ModelStore#find(String)} takes them, separated by commas
     * @throws ModelException if one cannot be used or has other classes than the first
     */
    public static Ensemble open(ModelStore store, String models, Task task, Device device) {
        return open(TorchEngine.models(), store, models, task, device);
    }

    /** As {@link #open(ModelStore, String, Task, Device)}, from a given pool. */
    static Ensemble open(ModelPool pool, ModelStore store, String models, Task task, Device device) {
        List<ModelLease> leases = new ArrayList<>();
        try {
            for (String model : models.split(",")) {
                leases.add(pool.lease(store, model.strip(), task, device));
                List<String> classes = leases.get(0).predictor().card().classes();
                if (task == Task.CLASSIFICATION
                        && !leases.get(leases.size() - 1)
                                .predictor()
                                .card()
                                .classes()
                                .equals(classes))
                    throw new ModelException("Model " + model.strip() + " has other classes than " + classes
                            + " of the first; only models of the same classes can be averaged");
            }
            return new Ensemble(leases);
        } catch (RuntimeException | Error e) {
            leases.forEach(ModelLease::close);
            throw e;
        }
    }

    private List<Predictor> members() {
        return leases.stream().map(ModelLease::predictor).toList();
    }

    /** @return the first member's card, which speaks for all in classes and post-processing */
    public ModelCard card() {
        return leases.get(0).predictor().card();
    }

    /** @return name and hash; of several models the names joined by + and the hash of their hashes */
    public ModelIdentity identity() {
        if (leases.size() == 1) return card().identity();
        String hashes = joined("\n", ModelIdentity::sha256);
        return new ModelIdentity(joined("+", ModelIdentity::name), Sha256.of(hashes.getBytes(StandardCharsets.UTF_8)));
    }

    private String joined(String separator, Function<ModelIdentity, String> part) {
        return members().stream()
                .map(member -> part.apply(member.card().identity()))
                .collect(Collectors.joining(separator));
    }

    /** @return where the first member runs */
    public ComputeDevice device() {
        return leases.stream()
                .filter(lease -> lease.predictor().isShort())
                .findFirst()
                .orElse(leases.get(0))
                .device();
    }

    /**
     * Finds the threshold for review that was measured with just these models.
     *
     * @return one of the first member's card; empty where its card has none for this company
     */
    public Optional<ReviewPoint> reviewPoint() {
        List<String> beside = beside();
        return card().review().stream()
                .filter(point -> point.beside().equals(beside))
                .findFirst();
    }

    /**
     * Finds the ROC curve of a class that was measured with just these models.
     *
     * @return one of the first member's card; empty where its card has none for this company
     */
    public Optional<RocCurve> rocCurve(String label) {
        List<String> beside = beside();
        return card().rocCurves().stream()
                .filter(curve -> curve.label().equals(label) && curve.beside().equals(beside))
                .findFirst();
    }

    private List<String> beside() {
        return members().stream().skip(1).map(member -> member.card().name()).toList();
    }

    /**
     * Predicts one probability per pixel.
     *
     * @param images as {@link Predictor} takes them
     * @return for each the mean of the members' maps, and all members' votes
     */
    public List<MapAnswer> probabilityMaps(List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images) {
        List<Predictor> members = members();
        if (members.size() == 1) return members.get(0).mapAnswers(images);
        List<List<MapAnswer>> answers =
                members.stream().map(member -> member.mapAnswers(images)).toList();
        List<MapAnswer> means = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            int image = i;
            List<MapAnswer> ofImage =
                    answers.stream().map(ofMember -> ofMember.get(image)).toList();
            means.add(new MapAnswer(
                    mean(ofImage.stream().map(MapAnswer::mean).toList()),
                    ofImage.stream().flatMap(answer -> answer.votes().stream()).toList()));
        }
        return means;
    }

    private static Img<FloatType> mean(List<Img<FloatType>> maps) {
        int width = (int) maps.get(0).dimension(0);
        int height = (int) maps.get(0).dimension(1);
        float[] mean = new float[width * height];
        for (Img<FloatType> map : maps) {
            float[] numbers = Pixels.numbers(map);
            for (int i = 0; i < mean.length; i++) mean[i] += numbers[i] / maps.size();
        }
        return Pixels.map(mean, width, height);
    }

    /**
     * Predicts one probability per class for the lesions that masks outline.
     *
     * @param images as {@link Predictor} takes them
     * @param masks  of the same sizes, one for each image; an empty one means the whole picture
     * @return for each the mean of the members' probabilities, and all members' votes
     */
    public List<ClassAnswer> classProbabilities(
            List<? extends RandomAccessibleInterval<? extends NumericType<?>>> images,
            List<? extends RandomAccessibleInterval<BitType>> masks) {
        if (images.size() != masks.size())
            throw new IllegalArgumentException("There are " + images.size() + " images but " + masks.size() + " masks");
        return mean(images.size(), member -> member.classAnswers(images, masks));
    }

    /** As {@link #classProbabilities(List, List)} for pictures that are cut already. */
    public List<ClassAnswer> classProbabilities(
            List<? extends RandomAccessibleInterval<? extends NumericType<?>>> crops) {
        return mean(crops.size(), member -> member.classAnswers(crops));
    }

    /**
     * Tells where classes were seen by the networks' gradients: each model's Grad-CAM map is laid where the model saw the
     * picture, 0 around it, and the mean is taken.
     *
     * @param image   as {@link Predictor} takes it
     * @param lesion  its mask, of the same size
     * @param classes their places among the card's classes
     * @return for each class a map of the picture's size, 0 or more, in logits
     * @throws ModelException if a model does not let its gradients be seen
     */
    public List<Img<FloatType>> gradCam(
            RandomAccessibleInterval<? extends NumericType<?>> image,
            RandomAccessibleInterval<BitType> lesion,
            List<Integer> classes) {
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        List<float[]> sums = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) sums.add(new float[width * height]);
        List<Predictor> members = members();
        for (Predictor member : members) {
            RegionSpec region = member.card().region();
            List<float[]> maps = member.gradCam(member.shown(image, lesion), classes);
            for (int c = 0; c < maps.size(); c++)
                lay(maps.get(c), region.cut(lesion), sums.get(c), width, members.size());
        }
        List<Img<FloatType>> means = new ArrayList<>();
        for (float[] sum : sums) means.add(Pixels.map(sum, width, height));
        return means;
    }

    private static void lay(float[] map, Region place, float[] sum, int width, int members) {
        for (int y = 0, i = 0; y < place.height(); y++)
            for (int x = 0; x < place.width(); x++, i++)
                sum[(place.y() + y) * width + place.x() + x] += map[i] / members;
    }

    /** @return the picture, ready to have parts of it covered; used no longer than the ensemble */
    public OccludedPicture occluded(
            RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<BitType> lesion) {
        return new OccludedPicture(members(), image, lesion);
    }

    private List<ClassAnswer> mean(int images, Function<Predictor, List<ClassAnswer>> answer) {
        List<Predictor> members = members();
        List<ClassAnswer> means = new ArrayList<>();
        for (int i = 0; i < images; i++)
            means.add(new ClassAnswer(new double[card().classes().size()], List.of()));
        for (Predictor member : members) {
            List<ClassAnswer> answers = answer.apply(member);
            for (int i = 0; i < images; i++) means.set(i, plus(means.get(i), answers.get(i), members.size()));
        }
        return means;
    }

    private static ClassAnswer plus(ClassAnswer sum, ClassAnswer next, int members) {
        double[] mean = sum.mean().clone();
        for (int c = 0; c < mean.length; c++) mean[c] += next.mean()[c] / members;
        return new ClassAnswer(
                mean, Stream.concat(sum.votes().stream(), next.votes().stream()).toList());
    }

    @Override
    public void close() {
        leases.forEach(ModelLease::close);
    }
}
