// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.tiles;

import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * What was found in a large picture.
 *
 * @param mask    of all lesions, the picture's size, one bit a pixel
 * @param lesions in the order of their first pixels
 * @param tiles   how many looks it took
 */
public record TiledSegmentation(Img<BitType> mask, List<TiledLesion> lesions, int tiles) {}
