// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The total dermoscopy score of the ABCD rule and its parts (Nachbar, Stolz, Merkle et al. 1994, "The ABCD rule of
 * dermatoscopy"). A research figure: neither A, B nor C as LesionJ counts them has been compared with dermatologists'.
 *
 * @param asymmetry  A, 0 to 2
 * @param border     B, 0 to 8
 * @param colours    C, 1 to 6
 * @param structures D, the number of dermoscopic structures that somebody saw, 0 to 5; empty if nobody looked: LesionJ does
 *                   not measure them
 */
public record DermoscopyScore(int asymmetry, int border, int colours, OptionalInt structures) {

    /** The most structures that the rule counts. */
    public static final int MOST_STRUCTURES = 5;

    public DermoscopyScore {
        structures.ifPresent(count -> {
            if (count < 0 || count > MOST_STRUCTURES)
                throw new IllegalArgumentException(
                        "The ABCD rule counts from 0 to " + MOST_STRUCTURES + " structures, not " + count);
        });
    }

    /** @return 1.3 A + 0.1 B + 0.5 C: the part that was measured, which is no total score; 0.5 to 6.4 */
    public double measuredPart() {
        return (13 * asymmetry + border + 5 * colours) / 10.0;
    }

    /** @return 1.3 A + 0.1 B + 0.5 C + 0.5 D; empty without D */
    public OptionalDouble total() {
        return structures.isPresent()
                ? OptionalDouble.of((13 * asymmetry + border + 5 * colours + 5 * structures.getAsInt()) / 10.0)
                : OptionalDouble.empty();
    }
}
