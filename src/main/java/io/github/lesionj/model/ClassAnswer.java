// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.List;

/**
 * What a classification model, or several, say about one picture.
 *
 * @param mean  the probabilities, in the order of the card's classes, summing to 1
 * @param votes what each mirroring of each model said, calibrated alike and each summing to 1; one alone where one model sees
 *     the picture once
 */
public record ClassAnswer(double[] mean, List<double[]> votes) {

    public ClassAnswer {
        votes = List.copyOf(votes);
    }
}
