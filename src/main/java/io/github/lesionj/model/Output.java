// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/** What a network's numbers mean. */
public enum Output {
    /** Probabilities before the last step, which LesionJ takes: sigmoid for a segmenter, softmax for a classifier. */
    LOGITS,
    /** Probabilities in 0..1; a classifier's sum to 1 for each picture. */
    PROBABILITIES
}
