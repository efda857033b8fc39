// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a classifier said about images whose class is known; sorted once, so that thousands of resamples can be scored.
 */
public final class ClassProbabilities {

    /** The class of an image whose greatest probability is shared by several classes. */
    public static final int UNDECIDED = -1;

    private final List<String> classes;
    private final double[][] probabilities;
    private final int[] truth;
    private final double[] weights;
    private final int[] labels;
    private final List<RankingCurve.Cases> rankings;

    /**
     * Images that all count the same.
     *
     * @param classes       their names
     * @param probabilities [image][class], each 0..1; they need not sum to 1
     * @param truth         the index of each image's right class
     * @throws IllegalArgumentException if the lengths do not fit together, a value is out of its range, or there is no
     *     image
     */
    public ClassProbabilities(List<String> classes, double[][] probabilities, int[] truth) {
        this(classes, probabilities, truth, ones(truth.length));
    }

    /**
     * @param weights how much each image counts, 0 or more
     * @throws IllegalArgumentException as above, or if no image counts
     */
    public ClassProbabilities(List<String> classes, double[][] probabilities, int[] truth, double[] weights) {
        check(classes, probabilities, truth, weights);
        this.classes = List.copyOf(classes);
        this.probabilities = probabilities;
        this.truth = truth;
        this.weights = weights;
        labels =
                Arrays.stream(probabilities).mapToInt(ClassProbabilities::label).toArray();
        rankings = IntStream.range(0, classes.size()).mapToObj(this::ranking).toList();
    }

    /** @return the names of the classes */
    public List<String> classes() {
        return classes;
    }

    /** @return how many images there are */
    public int images() {
        return truth.length;
    }

    /** @return how many images have a weight above 0 */
    public int counted() {
        return (int) Arrays.stream(weights).filter(weight -> weight > 0).count();
    }

    /** @return how much an image counts, 0 or more */
    public double weight(int image) {
        return weights[image];
    }

    /** @return the index of an image's right class */
    public int truth(int image) {
        return truth[image];
    }

    /** @return the index of an image's most probable class, or {@link #UNDECIDED} */
    public int label(int image) {
        return labels[image];
    }

    /** @return the probability that an image was given for a class, 0..1 */
    public double probability(int image, int index) {
        return probabilities[image][index];
    }

    /** @return the figures */
    public ClassificationScore score() {
        return scoreOf(weights);
    }

    /** @return how the probability of a class ranks its images above the others */
    public RankingCurve curve(int index) {
        return rankings.get(index).curve(weights);
    }

    /** @return which classes were taken for which */
    public ConfusionMatrix confusion() {
        double[][] counts = new double[classes.size()][classes.size() + 1];
        for (int i = 0; i < truth.length; i++)
            counts[truth[i]][labels[i] == UNDECIDED ? classes.size() : labels[i]] += weights[i];
        return new ConfusionMatrix(classes, counts);
    }

    /** @return whether the model is right as often as it says */
    public Reliability reliability() {
        return Reliability.of(probabilities, truth, weights);
    }

    /**
     * @return balanced_accuracy, accuracy, precision, auc, average_precision, sens_spec_80, sens_spec_90, spec_sens_80 and
     *     auc_sens_80, and of each class recall, precision, auc and sens_spec_90
     */
    public Measures measures() {
        List<Measures.Name> names = new ArrayList<>(ClassificationScore.SUMMARY);
        for (String name : classes)
            names.add(new Measures.Name(MetricName.RECALL, name, "share of the images of the class"));
        for (String name : classes)
            names.add(new Measures.Name(MetricName.PRECISION, name, "share of the images that were called so"));
        for (MetricName metric : List.of(MetricName.AUC, MetricName.SENS_SPEC_90))
            for (String name : classes) names.add(new Measures.Name(metric, name, "the class against the rest"));
        return new Measures(truth.length, names, this::values);
    }

    private double[] values(double[] drawn) {
        ClassificationScore score = scoreOf(IntStream.range(0, drawn.length)
                .mapToDouble(i -> drawn[i] * weights[i])
                .toArray());
        return Stream.of(
                        Arrays.stream(score.summary()),
                        score.classes().stream().mapToDouble(ClassScore::recall),
                        score.classes().stream().mapToDouble(ClassScore::precision),
                        score.classes().stream().mapToDouble(ClassScore::auc),
                        score.classes().stream().mapToDouble(ClassScore::sensitivityAt90))
                .flatMapToDouble(figures -> figures)
                .toArray();
    }

    private ClassificationScore scoreOf(double[] counts) {
        List<ClassScore> scores = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++)
            scores.add(ClassScore.of(classes.get(c), c, rankings.get(c), labels, counts));
        double right = 0;
        int undecided = 0;
        for (int i = 0; i < truth.length; i++) {
            if (labels[i] == truth[i]) right += counts[i];
            if (labels[i] == UNDECIDED && counts[i] > 0) undecided++;
        }
        return new ClassificationScore(
                scores, ClassScore.macro(scores), right / Arrays.stream(counts).sum(), undecided);
    }

    private RankingCurve.Cases ranking(int index) {
        boolean[] positive = new boolean[truth.length];
        for (int i = 0; i < truth.length; i++) positive[i] = truth[i] == index;
        return RankingCurve.Cases.of(
                Arrays.stream(probabilities).mapToDouble(row -> row[index]).toArray(), positive);
    }

    /** @return the index of the only greatest of the probabilities, or {@link #UNDECIDED} */
    static int label(double[] probabilities) {
        double greatest = Arrays.stream(probabilities).max().orElseThrow();
        int[] best = IntStream.range(0, probabilities.length)
                .filter(c -> probabilities[c] == greatest)
                .toArray();
        return best.length == 1 ? best[0] : UNDECIDED;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void check(List<String> classes, double[][] probabilities, int[] truth, double[] weights) {
        if (classes.size() < 2)
            throw new IllegalArgumentException("A classification has 2 or more classes, not " + classes);
        if (probabilities.length != truth.length || weights.length != truth.length)
            throw new IllegalArgumentException("There are " + truth.length + " true classes, " + probabilities.length
                    + " rows of probabilities and " + weights.length + " weights; give one of each per image");
        double total = 0;
        for (int i = 0; i < truth.length; i++) {
            if (probabilities[i].length != classes.size())
                throw new IllegalArgumentException("Image " + i + " has " + probabilities[i].length
                        + " probabilities for " + classes.size() + " classes");
            for (double p : probabilities[i])
                if (!(p >= 0 && p <= 1))
                    throw new IllegalArgumentException("Image " + i + " has the probability " + p + ", outside 0..1");
            if (truth[i] < 0 || truth[i] >= classes.size())
                throw new IllegalArgumentException("Image " + i + " has the class " + truth[i]
                        + ", but classes go from 0 to " + (classes.size() - 1));
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException(
                        "Image " + i + " has the weight " + weights[i] + "; weights are 0 or more");
            total += weights[i];
        }
        if (total == 0)
            throw new IllegalArgumentException("There is no image that counts, so there is nothing to score");
    }
}
