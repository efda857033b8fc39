// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/**
 * The pixels on which votes are compared: the picture's own, or as many fewer as bring its longer side to {@value #LONGEST}. So
 * models of different inputs can be compared, and comparing costs nothing beside the network.
 *
 * @param width  pixels
 * @param height pixels
 */
record VoteGrid(int width, int height) {

    private static final int LONGEST = 256;

    /** @return the grid of a picture of this size */
    static VoteGrid of(int pictureWidth, int pictureHeight) {
        double scale = Math.min(1, (double) LONGEST / Math.max(pictureWidth, pictureHeight));
        return new VoteGrid((int) Math.max(1, Math.round(pictureWidth * scale)), (int)
                Math.max(1, Math.round(pictureHeight * scale)));
    }
}
