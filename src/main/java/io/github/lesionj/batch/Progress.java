// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

/** Hears how far long work has come. Called from the working thread, so it returns quickly. */
@FunctionalInterface
public interface Progress {

    /** Ignores everything. */
    Progress NONE = (done, total, item) -> {};

    /**
     * Called when an item begins and once more when the last one is done.
     *
     * @param done  items finished so far, failed ones included; 0..total
     * @param total items of the whole work
     * @param item  what is worked on now, such as a file name; empty after the last
     */
    void update(int done, int total, String item);
}
