// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import ai.djl.ndarray.NDArray;

/** The axial depthwise convolution of U-Lite (Dinh et al. 2023, arXiv 2306.16103): x plus a column and a row filter. */
public final class AxialConv extends Layer {

    private final Layer column;
    private final Layer row;

    /**
     * @param channels of input and output
     * @param kernel   length of both filters in pixels, odd
     * @param dilation of both filters in pixels
     */
    public AxialConv(int channels, int kernel, int dilation) {
        column = child("column", depthwise(Conv.kernel(kernel, 1), dilation, channels));
        row = child("row", depthwise(Conv.kernel(1, kernel), dilation, channels));
    }

    private static Layer depthwise(Conv.Builder conv, int dilation, int channels) {
        return conv.dilation(dilation).groups(channels).bias().channels(channels, channels);
    }

    @Override
    public NDArray apply(NDArray x, boolean training) {
        try (NDArray down = column.apply(x, training);
                NDArray across = row.apply(x, training);
                NDArray sum = x.add(down)) {
            return sum.add(across);
        }
    }
}
