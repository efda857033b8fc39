// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import io.github.lesionj.io.UserException;

/**
 * How sure a part of a large picture's mask must be to be a lesion: a network that was trained on lesions alone finds one also where
 * there is nothing but skin.
 *
 * @param agreement least {@link LesionEvidence#agreement}, 0..1
 * @param contrast  least {@link LesionEvidence#contrast}, Delta E*ab, 0 or more
 */
public record LesionProof(double agreement, double contrast) {

    /** Every part is a lesion. */
    public static final LesionProof NONE = new LesionProof(0, 0);

    /** Chosen on lesions pasted into drawn skin, measured on others: docs/experiments/large. */
    public static final LesionProof STANDARD = new LesionProof(0.7, 5);

    /** @throws UserException in one sentence, if a number is out of its range */
    public LesionProof {
        if (!(agreement >= 0 && agreement <= 1))
            throw new UserException("The agreement is a number from 0 to 1, not " + agreement);
        if (!(contrast >= 0 && contrast <= 100))
            throw new UserException("The contrast is a number from 0 to 100, not " + contrast);
    }

    /** @return whether it is a lesion */
    boolean accepts(LesionEvidence evidence) {
        return evidence.agreement() >= agreement && evidence.contrast() >= contrast;
    }
}
