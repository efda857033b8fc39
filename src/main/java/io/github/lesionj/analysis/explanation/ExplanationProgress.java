// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.explanation;

/** Hears how far an explanation is. */
@FunctionalInterface
public interface ExplanationProgress {

    /** Hears nothing. */
    ExplanationProgress NONE = (done, total) -> {};

    /**
     * Called between patches; an exception of its own ends the work.
     *
     * @param done  patches
     * @param total patches
     */
    void update(int done, int total);
}
