// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.appearance.Appearance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.NumericType;

/**
 * How far a picture looks from dermoscopy images: the Mahalanobis distance of its {@link Appearance} from that of the training
 * pictures of ISIC 2017, divided by the square root of the number of its features, so that such pictures have about 1.
 * {@code benchmarks/unfamiliar} made the table and chose the threshold, and tells what it is worth.
 */
public final class Familiarity {

    /** Pictures that are farther away are marked for review; 1.5 % of those training pictures are. */
    public static final double THRESHOLD = 1.520;

    private static final List<double[]> TABLE = table();

    private Familiarity() {}

    /**
     * Measures one picture.
     *
     * @param image as {@link Segmenter} takes it
     * @return 0 or more
     */
    public static double distance(RandomAccessibleInterval<? extends NumericType<?>> image) {
        double[] offset = Appearance.of(image);
        double[] mean = TABLE.get(0);
        for (int i = 0; i < offset.length; i++) offset[i] -= mean[i];
        double sum = 0;
        for (double[] row : TABLE.subList(1, TABLE.size())) {
            double product = 0;
            for (int i = 0; i < offset.length; i++) product += row[i] * offset[i];
            sum += product * product;
        }
        return Math.sqrt(sum / offset.length);
    }

    /** @return that someone ought to look at a picture that does not look like a dermoscopy image; otherwise that nobody needs to */
    static Review review(RandomAccessibleInterval<? extends NumericType<?>> image) {
        double distance = distance(image);
        if (distance <= THRESHOLD) return Review.NOT_WANTED;
        return new Review(
                Review.Wanted.YES,
                List.of(String.format(
                        Locale.ROOT,
                        "the picture does not look like a dermoscopy image: distance %.4g > %.4g",
                        distance,
                        THRESHOLD)));
    }

    /** The mean, and the rows that make the features independent and of variance 1. */
    private static List<double[]> table() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Familiarity.class.getResourceAsStream("dermoscopy-appearance.csv"), StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
