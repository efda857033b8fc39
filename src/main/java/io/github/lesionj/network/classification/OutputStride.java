// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.classification;

/** How much smaller an encoder's deepest map is than the image, per axis. */
public enum OutputStride {
    /** 1/16: the last halving is given up, and later convolutions look twice as far instead. For segmentation. */
    SIXTEEN,
    /** 1/32, as published for classification. */
    THIRTY_TWO;

    /** @return the stride of the convolution that would halve the size for the fifth time */
    int lastStride() {
        return this == SIXTEEN ? 1 : 2;
    }

    /** @return the dilation of the convolutions after it */
    int lastDilation() {
        return this == SIXTEEN ? 2 : 1;
    }
}
