package io.github.lesionj.model.exchange;

import io.github.lesionj.model.ModelException;

/** The memory that reading one file may take: half of what Java has, so that a file that claims too much is refused. */
final class Room {

    private static final long LARGEST = Integer.MAX_VALUE - 8L;

    private final long all = Runtime.getRuntime().maxMemory() / 2;
    private long left = all;

    /**
     * Counts bytes that are about to be read.
     *
     * @return how many, as the length of an array
     * @throws ModelException if they are more than are left, or than an array can hold
     */
    int take(long bytes) {
        if (bytes < 0 || bytes > left || bytes > LARGEST)
            throw new ModelException("it claims to hold more than the " + (all >> 20) + " MB that may be read; if it is"
                    + " honest, give Java more memory (-Xmx)");
        left -= bytes;
        return (int) bytes;
    }

    /** {@link #take} for so many 32-bit floats as a shape has. */
    int takeFloats(long... shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0 || size > LARGEST) throw new ModelException("it holds a tensor of an impossible size");
            count = Math.min(LARGEST, count * size);
        }
        take(count * Float.BYTES);
        return (int) count;
    }
}
