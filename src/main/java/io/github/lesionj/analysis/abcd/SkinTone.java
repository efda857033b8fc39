// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.image.colour.Lab;
import java.util.Arrays;
import java.util.Optional;

/**
 * The skin around a lesion: a ring from 5 to 25 % of the lesion's diameter beyond its border.
 *
 * @param colour median of the ring's L*, a* and b*, each by itself, so that hair counts for little
 */
public record SkinTone(Lab colour) {

    static final double FROM = 0.05, TO = 0.25;
    private static final int FEWEST = 10;

    /** Names of skin tones by the angle (Chardon, Cretois and Hourseau 1991; Del Bino and Bernerd 2013). */
    public enum Group {
        VERY_LIGHT("very light", 55),
        LIGHT("light", 41),
        INTERMEDIATE("intermediate", 28),
        TAN("tan", 10),
        BROWN("brown", -30),
        DARK("dark", -90);

        private final String text;
        private final double above;

        Group(String text, double above) {
            this.text = text;
            this.above = above;
        }

        /** @return the group's name as it is printed */
        public String text() {
            return text;
        }

        static Group of(double angle) {
            return Arrays.stream(values())
                    .filter(group -> angle > group.above)
                    .findFirst()
                    .orElse(DARK);
        }
    }

    /** @return empty where the ring has fewer than ten pixels of skin */
    static Optional<SkinTone> of(LesionPixels lesion) {
        int[] ring = lesion.ring(FROM, TO);
        if (ring.length < FEWEST) return Optional.empty();
        return Optional.of(new SkinTone(new Lab(
                median(lesion.colours().l(), ring),
                median(lesion.colours().a(), ring),
                median(lesion.colours().b(), ring))));
    }

    private static double median(float[] values, int[] at) {
        float[] sorted = new float[at.length];
        for (int i = 0; i < at.length; i++) sorted[i] = values[at[i]];
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + (double) sorted[sorted.length / 2]) / 2;
    }

    /**
     * The individual typology angle, arctan((L* - 50) / b*): more for lighter skin. It holds for pictures of a calibrated white
     * only; within pictures of one camera it can be compared.
     *
     * @return degrees, above -90 and below 90; NaN where the skin is not yellow at all (b* of 0 or less), as in bluish pictures
     */
    public double angle() {
        return colour.b() > 0 ? Math.toDegrees(Math.atan((colour.l() - 50) / colour.b())) : Double.NaN;
    }

    /** @return the tone's name; empty where there is no angle */
    public Optional<Group> group() {
        return Double.isNaN(angle()) ? Optional.empty() : Optional.of(Group.of(angle()));
    }
}
