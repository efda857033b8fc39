// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether a model is right as often as it says: images binned by the greatest of their probabilities (Guo et al.,
 * "On Calibration of Modern Neural Networks", 2017).
 *
 * @param bins  fifteen of equal width from 0 to 1
 * @param error the expected calibration error, 0..1: how far accuracy and confidence lie apart, a mean over the images
 */
public record Reliability(List<Bin> bins, double error) {

    /** How many bins there are. */
    public static final int BINS = 15;

    /**
     * The images whose greatest probability lies in a range.
     *
     * @param from       left out, but for 0
     * @param to         included
     * @param images     how many, each counted by its weight
     * @param confidence the mean of their greatest probabilities; NaN if there are none
     * @param accuracy   the share that is right, a tie of two classes being wrong; NaN likewise
     */
    public record Bin(double from, double to, double images, double confidence, double accuracy) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * @param probabilities [image][class], each 0..1
     * @param truth         the index of each image's right class
     */
    public static Reliability of(double[][] probabilities, int[] truth) {
        double[] weights = new double[truth.length];
        Arrays.fill(weights, 1);
        return of(probabilities, truth, weights);
    }

    static Reliability of(double[][] probabilities, int[] truth, double[] weights) {
        double[] images = new double[BINS];
        double[] confidence = new double[BINS];
        double[] right = new double[BINS];
        for (int i = 0; i < truth.length; i++) {
            double greatest = Arrays.stream(probabilities[i]).max().orElseThrow();
            int bin = bin(greatest);
            images[bin] += weights[i];
            confidence[bin] += weights[i] * greatest;
            if (ClassProbabilities.label(probabilities[i]) == truth[i]) right[bin] += weights[i];
        }
        double total = Arrays.stream(weights).sum();
        double error = 0;
        List<Bin> bins = new ArrayList<>(BINS);
        for (int b = 0; b < BINS; b++) {
            error += Math.abs(right[b] - confidence[b]) / total;
            bins.add(new Bin(edge(b), edge(b + 1), images[b], confidence[b] / images[b], right[b] / images[b]));
        }
        return new Reliability(bins, error);
    }

    /**
     * Writes one row per bin: bin, from, to, images, confidence, accuracy.
     *
     * @throws IOException if the file cannot be written
     */
    public void writeCsv(Path file) throws IOException {
        MetricTable table = new MetricTable("bin", List.of("from", "to", "images", "confidence", "accuracy"));
        for (int b = 0; b < BINS; b++) {
            Bin bin = bins.get(b);
            table.add(
                    String.format(Locale.ROOT, "%d", b + 1),
                    bin.from,
                    bin.to,
                    bin.images,
                    bin.confidence,
                    bin.accuracy);
        }
        table.write(file);
    }

    /** The bin whose upper edge is the first that is not below the confidence. */
    private static int bin(double confidence) {
        int bin = 0;
        while (edge(bin + 1) < confidence) bin++;
        return bin;
    }

    private static double edge(int number) {
        return (double) number / BINS;
    }
}
