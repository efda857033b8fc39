// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The figures of one model that can be measured anew on every resample of its images.
 *
 * @param images how many there are
 * @param names  of the figures, each with its averaging
 * @param values from how often each image counts to the figures in the order of the names; NaN where one is undefined
 */
public record Measures(int images, List<Name> names, Function<double[], double[]> values) {

    /**
     * @param metric    that is measured
     * @param of        the class that it is measured of; empty for all
     * @param averaging such as {@code per image, then mean}
     */
    public record Name(MetricName metric, String of, String averaging) {

        /** A metric of all. */
        public Name(MetricName metric, String averaging) {
            this(metric, "", averaging);
        }

        /** @return such as {@code jaccard} or {@code recall MEL} */
        public String name() {
            return of.isEmpty() ? metric.key() : metric.key() + " " + of;
        }
    }

    public Measures {
        names = List.copyOf(names);
    }

    /** @return each figure where every image counts once */
    double[] onAll() {
        double[] once = new double[images];
        Arrays.fill(once, 1);
        return values.apply(once);
    }

    /**
     * @param bootstrap over the same images, in the same order
     * @return the figures with their intervals
     */
    public List<Figure> figures(Bootstrap bootstrap) {
        double[] all = onAll();
        List<Interval> intervals = bootstrap.intervals(values);
        return IntStream.range(0, all.length)
                .mapToObj(i -> new Figure(
                        names.get(i).name(),
                        all[i],
                        intervals.get(i),
                        images,
                        names.get(i).averaging()))
                .toList();
    }
}
