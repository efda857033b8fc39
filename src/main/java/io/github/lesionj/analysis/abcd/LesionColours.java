// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.image.colour.Lab;
import io.github.lesionj.image.colour.LabPixels;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lesion's colours.
 *
 * @param shares      of the lesion's area that has each of the six colours, 0..1; in sum less than 1 where it has the skin's
 * @param mean        of all its pixels
 * @param variegation root mean square difference of its pixels from the mean, Delta E*ab
 */
public record LesionColours(Map<DermoscopicColour, Double> shares, Lab mean, double variegation) {

    /** From this share of the area on a colour counts; LesionJ's own choice. */
    public static final double SHARE_LIMIT = 0.05;

    public LesionColours {
        shares = Collections.unmodifiableMap(new EnumMap<>(shares));
    }

    static LesionColours of(LesionPixels lesion, Optional<Lab> skin) {
        LabPixels colours = lesion.colours();
        long[] counts = new long[DermoscopicColour.values().length];
        long pixels = 0;
        double l = 0, a = 0, b = 0;
        for (int i = 0; i < lesion.bits().length; i++) {
            if (lesion.bits()[i] == 0) continue;
            pixels++;
            l += colours.l()[i];
            a += colours.a()[i];
            b += colours.b()[i];
            int nearest = nearest(colours, i, skin);
            if (nearest >= 0) counts[nearest]++;
        }
        Map<DermoscopicColour, Double> shares = new EnumMap<>(DermoscopicColour.class);
        for (DermoscopicColour colour : DermoscopicColour.values())
            shares.put(colour, (double) counts[colour.ordinal()] / pixels);
        Lab mean = new Lab(l / pixels, a / pixels, b / pixels);
        return new LesionColours(shares, mean, variegation(lesion, mean, pixels));
    }

    /** The colour's number; -1 for a pixel that is nearer to the skin than to any, or nearest to white and darker than skin. */
    private static int nearest(LabPixels colours, int index, Optional<Lab> skin) {
        double shortest = skin.map(colour -> colours.distance(index, colour)).orElse(Double.POSITIVE_INFINITY);
        int nearest = -1;
        for (DermoscopicColour colour : DermoscopicColour.values()) {
            double distance = colours.distance(index, colour.reference());
            if (distance >= shortest) continue;
            shortest = distance;
            nearest = colour.ordinal();
        }
        boolean darkWhite = nearest == DermoscopicColour.WHITE.ordinal()
                && skin.isPresent()
                && colours.l()[index] <= skin.get().l();
        return darkWhite ? -1 : nearest;
    }

    private static double variegation(LesionPixels lesion, Lab mean, long pixels) {
        double squares = 0;
        for (int i = 0; i < lesion.bits().length; i++) {
            if (lesion.bits()[i] == 0) continue;
            double distance = lesion.colours().distance(i, mean);
            squares += distance * distance;
        }
        return Math.sqrt(squares / pixels);
    }

    /** @return C of the ABCD rule: how many of the six colours count, 1 to 6 as the rule has it */
    public int score() {
        long present =
                shares.values().stream().filter(share -> share >= SHARE_LIMIT).count();
        return (int) Math.max(1, present);
    }
}
