// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.Doubt;
import io.github.lesionj.model.MapAnswer;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * How unsure a mask is; the greater, the less sure.
 *
 * @param disagreement one minus the mean Jaccard index between the mask of each vote (mirroring, model) and that of all, 0..1;
 *     NaN where there is but one vote
 * @param doubt        one minus the Jaccard index to be expected if the probability map is right: the probabilities in the mask
 *     over the mask's pixels and the probabilities around it, 0..1; 1 where the mask is empty, NaN where the map is 0
 */
public record MaskUncertainty(double disagreement, double doubt) {

    /** Where nothing was looked at. */
    public static final MaskUncertainty UNKNOWN = new MaskUncertainty(Double.NaN, Double.NaN);

    static MaskUncertainty of(MapAnswer answer, RandomAccessibleInterval<BitType> mask, PostProcessing postProcessing) {
        return new MaskUncertainty(
                disagreement(answer.votes(), postProcessing), doubt(Pixels.numbers(answer.mean()), Pixels.bits(mask)));
    }

    /** @return the number of that name; NaN for a doubt of a class */
    double of(Doubt doubt) {
        return switch (doubt) {
            case MASK_DISAGREEMENT -> disagreement;
            case MASK_DOUBT -> this.doubt;
            default -> Double.NaN;
        };
    }

    private static double disagreement(List<Img<FloatType>> votes, PostProcessing postProcessing) {
        if (votes.size() < 2) return Double.NaN;
        byte[] all = Pixels.bits(postProcessing.apply(mean(votes)));
        double sum = 0;
        for (Img<FloatType> vote : votes) sum += jaccard(all, Pixels.bits(postProcessing.apply(vote)));
        return 1 - sum / votes.size();
    }

    private static Img<FloatType> mean(List<Img<FloatType>> votes) {
        float[] mean = new float[(int) votes.get(0).size()];
        for (Img<FloatType> vote : votes) {
            float[] numbers = Pixels.numbers(vote);
            for (int i = 0; i < mean.length; i++) mean[i] += numbers[i] / votes.size();
        }
        return Pixels.map(
                mean, (int) votes.get(0).dimension(0), (int) votes.get(0).dimension(1));
    }

    private static double jaccard(byte[] a, byte[] b) {
        int both = 0, any = 0;
        for (int i = 0; i < a.length; i++) {
            both += a[i] & b[i];
            any += a[i] | b[i];
        }
        return any == 0 ? 1 : (double) both / any;
    }

    private static double doubt(float[] probability, byte[] mask) {
        double inside = 0, outside = 0;
        int area = 0;
        for (int i = 0; i < mask.length; i++) {
            area += mask[i];
            if (mask[i] != 0) inside += probability[i];
            else outside += probability[i];
        }
        return 1 - inside / (area + outside);
    }
}
