// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/** How a picture of another aspect ratio is brought to the network's input size. */
public enum ResizeMode {
    /** Width and height are scaled separately: the whole picture, distorted. */
    STRETCH,
    /** Scaled evenly and centred; what remains repeats the picture's edge. */
    PAD
}
