// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

/** Hears how far a large picture is. */
@FunctionalInterface
public interface TileProgress {

    /** Ignores it. */
    TileProgress NONE = (done, total) -> true;

    /**
     * @param done  rows of tiles that are done
     * @param total of them
     * @return whether to go on
     */
    boolean update(int done, int total);
}
