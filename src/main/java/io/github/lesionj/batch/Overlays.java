// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.io.OutlineOverlay;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/** Pictures with the lesion's outline. */
final class Overlays {

    private Overlays() {}

    /** @return the image with the outline drawn into it, or the image itself when no lesion was found */
    static Img<ARGBType> draw(Img<ARGBType> image, LesionRoi lesion) {
        return lesion.outline()
                .map(outline -> OutlineOverlay.draw(image, outline))
                .orElse(image);
    }
}
