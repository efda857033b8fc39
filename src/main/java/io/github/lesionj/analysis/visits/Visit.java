// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import io.github.lesionj.io.SourceImage;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * A picture of a lesion that was taken at one visit.
 *
 * @param picture its name, pixels and pixel size
 * @param mask    the lesion, of the picture's size; all parts together
 */
public record Visit(SourceImage picture, RandomAccessibleInterval<BitType> mask) {}
