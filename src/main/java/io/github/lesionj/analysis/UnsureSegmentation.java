// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What models found in an image, and where in it they are unsure.
 *
 * @param found       mask and probabilities
 * @param uncertainty of the image's size, as {@link Segmenter#uncertainty} gives it
 */
public record UnsureSegmentation(Segmentation found, Img<FloatType> uncertainty) {}
