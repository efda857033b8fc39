// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.image.Pixels;
import java.util.Collection;
import java.util.function.ToDoubleFunction;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * How well a mask, or on average a set of masks, matches the truth: the figures of the ISIC challenges, each 0..1.
 *
 * @param accuracy         share of the pixels that are right
 * @param sensitivity      share of the lesion that was found; 1 if there is no lesion
 * @param specificity      share of the skin that was left out; 1 if there is no skin
 * @param precision        share of what was called lesion that is lesion; 1 if nothing was
 * @param jaccard          intersection over union; 1 if both masks are empty. Its mean ranked the challenges of 2016
 *                         and 2017
 * @param dice             twice the intersection over the sum of both areas; 1 if both masks are empty
 * @param thresholdJaccard of one mask the Jaccard index, or 0 if that is below 0.65. Its mean ranked ISIC 2018 Task 1
 */
public record SegmentationScore(
        double accuracy,
        double sensitivity,
        double specificity,
        double precision,
        double jaccard,
        double dice,
        double thresholdJaccard) {

    /** The Jaccard index below which ISIC 2018 counted a lesion as missed. */
    public static final double JACCARD_THRESHOLD = 0.65;

    /**
     * @param truth      the right mask, 2-D
     * @param prediction of the same size
     * @return the score of one image
     * @throws IllegalArgumentException if the sizes differ
     */
    public static SegmentationScore of(
            RandomAccessibleInterval<BitType> truth, RandomAccessibleInterval<BitType> prediction) {
        return of(confusion(truth, prediction));
    }

    /** @return the score of pixels that were counted already */
    public static SegmentationScore of(Confusion pixels) {
        double jaccard = pixels.jaccard();
        return new SegmentationScore(
                pixels.accuracy(),
                pixels.sensitivity(),
                pixels.specificity(),
                pixels.ppv(),
                jaccard,
                pixels.dice(),
                jaccard >= JACCARD_THRESHOLD ? jaccard : 0);
    }

    /**
     * @return the mean of each figure, every image counting the same whatever its size
     * @throws IllegalArgumentException if there is no score
     */
    public static SegmentationScore mean(Collection<SegmentationScore> scores) {
        if (scores.isEmpty()) throw new IllegalArgumentException("There is no mean of no scores");
        return new SegmentationScore(
                mean(scores, SegmentationScore::accuracy),
                mean(scores, SegmentationScore::sensitivity),
                mean(scores, SegmentationScore::specificity),
                mean(scores, SegmentationScore::precision),
                mean(scores, SegmentationScore::jaccard),
                mean(scores, SegmentationScore::dice),
                mean(scores, SegmentationScore::thresholdJaccard));
    }

    /**
     * @return one of the figures
     * @throws IllegalArgumentException if the metric is none of a mask's pixels
     */
    public double of(MetricName metric) {
        return switch (metric) {
            case ACCURACY -> accuracy;
            case SENSITIVITY -> sensitivity;
            case SPECIFICITY -> specificity;
            case PRECISION -> precision;
            case JACCARD -> jaccard;
            case DICE -> dice;
            case THRESHOLD_JACCARD -> thresholdJaccard;
            default -> throw new IllegalArgumentException(metric.key() + " is no figure of a mask's pixels");
        };
    }

    /** @return the pixels of one image, counted */
    static Confusion confusion(RandomAccessibleInterval<BitType> truth, RandomAccessibleInterval<BitType> prediction) {
        if (truth.dimension(0) != prediction.dimension(0) || truth.dimension(1) != prediction.dimension(1))
            throw new IllegalArgumentException("The predicted mask is " + size(prediction) + " pixels but the true one "
                    + size(truth) + "; masks are scored at the size of the original image");
        byte[] right = Pixels.bits(truth);
        byte[] found = Pixels.bits(prediction);
        int[] counts = new int[4];
        for (int i = 0; i < right.length; i++) counts[2 * right[i] + found[i]]++;
        return new Confusion(counts[3], counts[0], counts[1], counts[2]);
    }

    private static String size(RandomAccessibleInterval<BitType> mask) {
        return mask.dimension(0) + " x " + mask.dimension(1);
    }

    private static double mean(Collection<SegmentationScore> scores, ToDoubleFunction<SegmentationScore> figure) {
        return scores.stream().mapToDouble(figure).sum() / scores.size();
    }
}
