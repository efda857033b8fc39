// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.OutlineOverlay;
import java.awt.Color;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/**
 * What the averaged network makes of one validation picture, at the network's input size.
 *
 * @param image   as it is fed, before colours become numbers
 * @param truth   the expert's mask; empty when a class is learnt
 * @param found   the network's mask at threshold 0.5; empty when a class is learnt
 * @param caption the picture's id, and for a class the right and the given answer
 */
public record Preview(Img<ARGBType> image, Optional<Img<BitType>> truth, Optional<Img<BitType>> found, String caption) {

    /** @return the image with the expert's outline in blue and the network's in yellow, where masks are learnt */
    public Img<ARGBType> outlined() {
        return outlined(outlined(image, truth, OutlineOverlay.BLUE), found, OutlineOverlay.YELLOW);
    }

    private static Img<ARGBType> outlined(Img<ARGBType> image, Optional<Img<BitType>> mask, Color colour) {
        return mask.map(lesion -> OutlineOverlay.draw(image, lesion, colour)).orElse(image);
    }
}
