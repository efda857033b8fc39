// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Region;
import java.io.IOException;

/** A picture in a file that is read part by part, each where a grid says. */
interface PictureParts extends AutoCloseable {

    int width();

    int height();

    /** @return the grid's width: a part begins at a multiple of it */
    int partWidth();

    int partHeight();

    /**
     * Reads one part; from any thread.
     *
     * @param part of the grid, cut where the picture ends
     * @return its pixels, row by row and opaque
     * @throws IOException if it is damaged
     */
    int[] read(Region part) throws IOException;

    @Override
    void close() throws IOException;
}
