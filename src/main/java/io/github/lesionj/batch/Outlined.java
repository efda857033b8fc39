// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Review;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * Where the lesions of an image are.
 *
 * @param mask     of the image's size
 * @param outliner who drew it
 * @param isFound  whether it was found just now, and lies in no file yet
 * @param review   whether someone ought to look at it
 */
public record Outlined(Img<BitType> mask, Outliner outliner, boolean isFound, Review review) {}
