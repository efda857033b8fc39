// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.UserException;
import java.util.List;
import java.util.Locale;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Where in a picture a segmenter is unsure, made of what its mirrorings and models say one by one. */
public final class UncertaintyMap {

    /** What a map tells of each pixel. */
    public enum Measure {
        /** The standard deviation of the votes' probabilities, 0 to 0.5: where they contradict each other. */
        DISAGREEMENT,
        /** The entropy of their mean in bits, 0 to 1: where they are unsure, each or together. */
        ENTROPY,
        /** The part of that entropy that comes from contradiction, in bits, 0 to 1 (BALD; Houlsby et al. 2011). */
        INFORMATION;

        /**
         * @param name {@code disagreement}, {@code entropy} or {@code information}
         * @throws UserException if it is none of these
         */
        public static Measure parse(String name) {
            for (Measure measure : values()) if (measure.toString().equals(name)) return measure;
            throw new UserException("Unknown measure \"" + name + "\"; use disagreement, entropy or information");
        }

        /** @return the name that {@link #parse} reads */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @return the greatest value that is possible */
        public double most() {
            return this == DISAGREEMENT ? 0.5 : 1;
        }
    }

    private UncertaintyMap() {}

    /**
     * @param votes probability maps of one size, 0..1
     * @return of their size
     * @throws UserException if there is one vote alone, which contradicts nobody, and another measure than the entropy is wanted
     */
    public static Img<FloatType> of(List<Img<FloatType>> votes, Measure measure) {
        if (votes.size() < 2 && measure != Measure.ENTROPY)
            throw new UserException(
                    "The model looks at each picture once, so that nothing disagrees; choose the measure"
                            + " entropy, or name several models");
        int n = (int) votes.get(0).size();
        double[] sums = new double[n], squares = new double[n], entropies = new double[n];
        for (Img<FloatType> vote : votes) {
            float[] p = Pixels.numbers(vote);
            for (int i = 0; i < n; i++) {
                sums[i] += p[i];
                squares[i] += (double) p[i] * p[i];
                entropies[i] += ClassUncertainty.entropy(p[i], 1 - p[i]);
            }
        }
        float[] map = new float[n];
        for (int i = 0; i < n; i++) {
            double mean = sums[i] / votes.size();
            double entropy = ClassUncertainty.entropy(mean, 1 - mean);
            map[i] = (float)
                    switch (measure) {
                        case DISAGREEMENT -> Math.sqrt(Math.max(0, squares[i] / votes.size() - mean * mean));
                        case ENTROPY -> entropy;
                        case INFORMATION -> Math.max(0, entropy - entropies[i] / votes.size());
                    };
        }
        return Pixels.map(
                map, (int) votes.get(0).dimension(0), (int) votes.get(0).dimension(1));
    }
}
