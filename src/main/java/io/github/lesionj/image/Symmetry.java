// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

/** The mirrorings of a rectangle onto itself; each undoes itself. A dermoscopy image has no natural "up". */
public enum Symmetry {
    IDENTITY(false, false),
    LEFT_RIGHT(true, false),
    UP_DOWN(false, true),
    HALF_TURN(true, true);

    private final boolean mirrorX;
    private final boolean mirrorY;

    Symmetry(boolean mirrorX, boolean mirrorY) {
        this.mirrorX = mirrorX;
        this.mirrorY = mirrorY;
    }

    /** @return the row-major index that moves to (x, y) of a width x height rectangle */
    public int source(int x, int y, int width, int height) {
        return (mirrorY ? height - 1 - y : y) * width + (mirrorX ? width - 1 - x : x);
    }
}
