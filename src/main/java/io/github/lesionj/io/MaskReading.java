// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * A mask and how clearly its file told it.
 *
 * @param mask of the file's own size
 * @param soft whether the file holds more than two values, as soft borders and probability maps do
 */
public record MaskReading(Img<BitType> mask, boolean soft) {}
