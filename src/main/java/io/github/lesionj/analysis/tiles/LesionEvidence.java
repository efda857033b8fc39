// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

/**
 * What speaks for a part of a large picture's mask being a lesion. The network is shown the part once more, in the middle of a square
 * twice its size, as a dermoscopy picture would show a lesion.
 *
 * @param probability mean of the second look's probabilities inside the part, 0..1
 * @param agreement   Jaccard index of the part and the lesion that the second look finds, 0..1
 * @param contrast    between the mean colours of the part and of what is around it in that square, Delta E*ab of CIE 1976
 */
public record LesionEvidence(double probability, double agreement, double contrast) {

    static final LesionEvidence NONE = new LesionEvidence(0, 0, 0);
}
