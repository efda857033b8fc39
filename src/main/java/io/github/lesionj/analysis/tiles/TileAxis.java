// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

/**
 * How one side of a picture is covered by tiles that overlap. The last tile ends with the picture, so that all are of one
 * length; a picture shorter than a tile is one tile.
 *
 * @param length  of the side, pixels
 * @param tile    length of each tile, at most that of the side
 * @param overlap of neighbours, at least, and less than a tile
 */
record TileAxis(int length, int tile, int overlap) {

    static TileAxis of(int length, int tile, int overlap) {
        return new TileAxis(length, Math.min(length, tile), Math.min(overlap, Math.min(length, tile) - 1));
    }

    int count() {
        return tile == length ? 1 : 1 + (length - tile + step() - 1) / step();
    }

    int start(int index) {
        return Math.min(index * step(), length - tile);
    }

    /** @return the pixels from the left edge of the picture that no later tile than the indexed one changes */
    int done(int index) {
        return index + 1 == count() ? length : start(index + 1);
    }

    private int step() {
        return tile - overlap;
    }

    /**
     * @return how much each pixel of a tile counts; over all tiles a pixel's weights are 1 together. Towards another tile the
     *     weight falls evenly over the middle half of the overlap, so that no seam is seen; nearer to its border, where a network
     *     sees its own padding, a tile does not count
     */
    float[] weights(int index) {
        float[] weights = new float[tile];
        for (int i = 0; i < tile; i++) {
            int x = start(index) + i;
            double all = 0;
            int first = Math.max(0, (x - tile) / Math.max(1, step()));
            for (int other = first; other < count() && start(other) <= x; other++) all += raw(other, x);
            weights[i] = (float) (raw(index, x) / all);
        }
        return weights;
    }

    private double raw(int index, int x) {
        int from = x - start(index), left = tile - 1 - from;
        if (from < 0 || left < 0) return 0;
        return Math.min(index == 0 ? 1 : ramp(from), index + 1 == count() ? 1 : ramp(left));
    }

    private double ramp(int fromBorder) {
        if (overlap < 2) return 1;
        return Math.max(0, Math.min(1, (fromBorder + 0.5 - overlap / 4.0) / (overlap / 2.0)));
    }
}
