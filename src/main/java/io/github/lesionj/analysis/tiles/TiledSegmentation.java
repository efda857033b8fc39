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
 * @param refused how many parts of the mask were no lesions by the {@link LesionProof}
 */
public record TiledSegmentation(Img<BitType> mask, List<TiledLesion> lesions, int tiles, int refused) {

    /** Fills a row of a label image. @param row of the picture's width; set to each pixel's lesion's number where there is one */
    public void labels(int y, int[] row) {
        if (lesions.isEmpty()) return;
        int[] numbers =
                new int[lesions.stream().mapToInt(TiledLesion::label).max().orElse(0) + 1];
        for (TiledLesion lesion : lesions) numbers[lesion.label()] = lesion.number();
        lesions.get(0).picture().row(y, numbers, row);
    }
}
