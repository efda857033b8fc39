// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The percentile bootstrap: how much a figure would vary if other images of the same kind had been measured.
 *
 * <p>Each resample draws as many groups as there are, with replacement; an image's weight in it says how often its group
 * was drawn. Images of one lesion resemble each other, so where lesions are known they are the groups: drawn one by one,
 * their images would promise more certainty than there is. The draws follow from a fixed seed, so that all figures of the
 * same images are measured on the same resamples.
 */
public final class Bootstrap {

    /** How many resamples are drawn. */
    public static final int RESAMPLES = 2000;

    private static final long SEED = 20170301;

    private final int[] groups;
    private final int count;

    private Bootstrap(int[] groups, int count) {
        if (count == 0) throw new IllegalArgumentException("There is no image to draw from");
        this.groups = groups;
        this.count = count;
    }

    /**
     * Draws image by image.
     *
     * @param images how many there are
     */
    public static Bootstrap byImage(int images) {
        int[] own = new int[images];
        for (int i = 0; i < images; i++) own[i] = i;
        return new Bootstrap(own, images);
    }

    /**
     * Draws group by group.
     *
     * @param names of the group of each image, such as its lesion
     */
    public static Bootstrap byGroup(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] groups = names.stream()
                .mapToInt(name -> numbers.computeIfAbsent(name, n -> numbers.size()))
                .toArray();
        return new Bootstrap(groups, numbers.size());
    }

    /** @return how many groups are drawn from */
    public int groups() {
        return count;
    }

    /**
     * Measures one figure on every resample.
     *
     * @param figure given how often each image was drawn; NaN where it is undefined there
     */
    public Interval interval(ToDoubleFunction<double[]> figure) {
        return intervals(weights -> new double[] {figure.applyAsDouble(weights)})
                .get(0);
    }

    /**
     * Measures several figures on every resample.
     *
     * @param figures given how often each image was drawn, always the same number of them; NaN where one is undefined
     * @return an interval for each
     */
    public List<Interval> intervals(Function<double[], double[]> figures) {
        return Arrays.stream(samples(figures)).map(Interval::of).toList();
    }

    /**
     * @param values one per image; those that are NaN are left out
     * @return the interval of their mean
     */
    public Interval ofMean(double[] values) {
        return interval(weights -> mean(values, weights));
    }

    /** @return [figure][resample] */
    double[][] samples(Function<double[], double[]> figures) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<double[]> rows = new ArrayList<>(RESAMPLES);
        for (int i = 0; i < RESAMPLES; i++) rows.add(figures.apply(draw(random)));
        double[][] columns = new double[rows.get(0).length][RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) for (int f = 0; f < columns.length; f++) columns[f][i] = rows.get(i)[f];
        return columns;
    }

    private double[] draw(SplittableRandom random) {
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) drawn[random.nextInt(count)]++;
        double[] weights = new double[groups.length];
        for (int i = 0; i < weights.length; i++) weights[i] = drawn[groups[i]];
        return weights;
    }

    /** @return the weighted mean of the values that are not NaN; NaN if there is none */
    static double mean(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) continue;
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return sum / total;
    }
}
