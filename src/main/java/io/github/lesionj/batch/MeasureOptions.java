// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.abcd.DermoscopyScore;
import io.github.lesionj.io.UserException;
import java.util.OptionalInt;

/**
 * How lesions are measured.
 *
 * @param whole      whether all parts of a mask are one lesion
 * @param lines      whether {@code <image>_measured.png} is written too
 * @param structures how many dermoscopic structures the one lesion has, 0 to 5; empty if nobody counted
 */
public record MeasureOptions(boolean whole, boolean lines, OptionalInt structures) {

    /** @throws UserException if the rule does not count so many structures */
    public MeasureOptions {
        structures.ifPresent(count -> {
            if (count < 0 || count > DermoscopyScore.MOST_STRUCTURES)
                throw new UserException("'structures' is " + count + " but must be from 0 to "
                        + DermoscopyScore.MOST_STRUCTURES + ", or be left out");
        });
    }

    /**
     * @param image   that was measured
     * @param lesions in it
     * @throws UserException if structures were counted, which are one lesion's, and there are several
     */
    public void checkStructures(String image, int lesions) {
        if (structures.isPresent() && lesions > 1)
            throw new UserException("'structures' is said of one lesion, but " + image + " has " + lesions
                    + ": measure them one by one, or leave it out");
    }
}
