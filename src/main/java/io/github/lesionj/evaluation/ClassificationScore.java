package io.github.lesionj.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well images were classified: the figures of ISIC 2018 Task 3, as {@code isic-challenge-scoring} 5.6 defines them.
 *
 * @param classes   the score of each class, in the order of the classes
 * @param macro     their mean
 * @param accuracy  share of the images, counted by weight, whose only most probable class is the right one, 0..1; not
 *                  an official figure, and flattering where one class is frequent
 * @param undecided how many images of a weight above 0 have several most probable classes; they count as wrong
 */
public record ClassificationScore(List<ClassScore> classes, ClassScore macro, double accuracy, int undecided) {

    /** The class of an image whose greatest probability is shared by several classes. */
    private static final int UNDECIDED = -1;

    public ClassificationScore {
        classes = List.copyOf(classes);
    }

    /** Scores images that all count the same. */
    public static ClassificationScore of(List<String> classes, double[][] probabilities, int[] truth) {
        double[] weights = new double[truth.length];
        Arrays.fill(weights, 1);
        return of(classes, probabilities, truth, weights);
    }

    /**
     * @param classes       their names
     * @param probabilities [image][class], each 0..1; they need not sum to 1
     * @param truth         the index of each image's right class
     * @param weights       how much each image counts, 0 or more
     * @throws IllegalArgumentException if the lengths do not fit together, a value is out of its range, or no image
     *     counts
     */
    public static ClassificationScore of(List<String> classes, double[][] probabilities, int[] truth, double[] weights) {
        check(classes, probabilities, truth, weights);
        int[] labels = Arrays.stream(probabilities).mapToInt(ClassificationScore::label).toArray();
        List<ClassScore> scores = IntStream.range(0, classes.size())
                .mapToObj(c -> ClassScore.of(classes.get(c), column(probabilities, c), equal(truth, c), equal(labels, c), weights))
                .toList();
        double right = 0;
        int undecided = 0;
        for (int i = 0; i < truth.length; i++) {
            if (labels[i] == truth[i]) right += weights[i];
            if (labels[i] == UNDECIDED && weights[i] > 0) undecided++;
        }
        return new ClassificationScore(scores, ClassScore.macro(scores), right / Arrays.stream(weights).sum(), undecided);
    }

    /** @return the mean recall over the classes that the truth contains, 0..1: the figure that ranked ISIC 2018 Task 3 */
    public double balancedAccuracy() {
        return macro.recall();
    }

    private static int label(double[] probabilities) {
        double greatest = Arrays.stream(probabilities).max().orElseThrow();
        int[] best = IntStream.range(0, probabilities.length).filter(c -> probabilities[c] == greatest).toArray();
        return best.length == 1 ? best[0] : UNDECIDED;
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    private static boolean[] equal(int[] labels, int label) {
        boolean[] equal = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) equal[i] = labels[i] == label;
        return equal;
    }

    private static void check(List<String> classes, double[][] probabilities, int[] truth, double[] weights) {
        if (classes.size() < 2) throw new IllegalArgumentException("A classification has 2 or more classes, not " + classes);
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
                throw new IllegalArgumentException("Image " + i + " has the class " + truth[i] + ", but classes go from 0 to "
                        + (classes.size() - 1));
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException("Image " + i + " has the weight " + weights[i] + "; weights are 0 or more");
            total += weights[i];
        }
        if (total == 0) throw new IllegalArgumentException("There is no image that counts, so there is nothing to score");
    }
}
