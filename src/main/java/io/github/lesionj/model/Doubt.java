// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.Locale;

/** A number that tells how unsure an answer is; the greater, the less sure. */
public enum Doubt {
    /** Of a mask: one minus the mean Jaccard index between the votes' masks and the mask, 0..1. */
    MASK_DISAGREEMENT(Task.SEGMENTATION),
    /** Of a mask: one minus the Jaccard index that its probability map lets expect, 0..1. */
    MASK_DOUBT(Task.SEGMENTATION),
    /** Of a class: the entropy of the probabilities in bits, 0 to log2 of the number of classes. */
    CLASS_ENTROPY(Task.CLASSIFICATION),
    /** Of a class: how many bits of that entropy come from votes that contradict each other. */
    CLASS_INFORMATION(Task.CLASSIFICATION);

    private final Task task;

    Doubt(Task task) {
        this.task = task;
    }

    /** @return whose answers it doubts */
    public Task task() {
        return task;
    }

    /** @return its name in cards, and of its column in tables */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
