// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.io.JavaMemory;

/** The memory that reading one file may take: a quarter of what Java has, so that a file that claims too much is refused. */
public final class MemoryBudget {

    private static final long LARGEST = Integer.MAX_VALUE - 8L;

    private final long all = Runtime.getRuntime().maxMemory() / 4;
    private long left = all;

    /**
     * Counts bytes that are about to be read.
     *
     * @return how many, as the length of an array
     * @throws ModelException if they are more than are left, or than an array can hold
     */
    public int take(long bytes) {
        if (bytes < 0 || bytes > left || bytes > LARGEST)
            throw new ModelException("it claims to hold more than the " + (all >> 20) + " MB that may be read; if it is"
                    + " honest, " + JavaMemory.MORE);
        left -= bytes;
        return (int) bytes;
    }

    /**
     * Counts the 32-bit floats of a tensor that are about to be made.
     *
     * @return how many, as the length of an array
     * @throws ModelException as {@link #take}
     */
    public int takeFloats(long... shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0 || size > LARGEST) throw new ModelException("it holds a tensor of an impossible size");
            count = Math.min(LARGEST, count * size);
        }
        take(count * Float.BYTES);
        return (int) count;
    }
}
