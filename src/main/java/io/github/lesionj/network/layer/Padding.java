// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

/** What surrounds an image where a convolution's or pooling's window reaches over its edge. */
public enum Padding {
    /** Equal borders of half the window: PyTorch's habit. */
    SYMMETRIC,
    /**
     * As little as gives {@code ceil(size / stride)}, an odd pixel going below and to the right: TensorFlow's "same". It
     * differs from {@link #SYMMETRIC} where the stride is 2 and the size even.
     */
    SAME,
    /** None: the window stays inside and the image shrinks. */
    VALID,
    /** All but one pixel of the window on each side: every window that touches the image counts, and it grows. */
    FULL;

    /**
     * @param reach pixels from the window's first to its last, both included
     * @return the pixels on each side, where their number does not depend on the size of the image
     */
    long eachSide(long reach) {
        return switch (this) {
            case SYMMETRIC -> (reach - 1) / 2;
            case SAME, VALID -> 0;
            case FULL -> reach - 1;
        };
    }

    /** @return the batch normalisation of the framework whose habit it is: Keras' for {@link #SAME}, else PyTorch's */
    public BatchNorm norm(int channels) {
        return this == SAME ? BatchNorm.keras(channels) : new BatchNorm(channels);
    }

    /**
     * @param size   of the image along one axis
     * @param reach  pixels from the window's first to its last, both included
     * @param stride of the window
     * @return the pixels that {@link #SAME} adds along that axis, both sides together
     */
    static long missing(long size, long reach, long stride) {
        long windows = (size + stride - 1) / stride;
        return Math.max(0, (windows - 1) * stride + reach - size);
    }
}
