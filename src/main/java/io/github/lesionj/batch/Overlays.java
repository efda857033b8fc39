// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import ij.gui.Roi;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.abcd.LesionMeasures;
import io.github.lesionj.analysis.abcd.MeasureLines;
import io.github.lesionj.analysis.abcd.MeasuredLesions;
import io.github.lesionj.io.OutlineOverlay;
import java.util.ArrayList;
import java.util.List;
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

    /** @return the image with the outline of each lesion drawn into it, or the image itself when none was found */
    static Img<ARGBType> draw(Img<ARGBType> image, List<LesionRoi> lesions) {
        List<Roi> lines =
                lesions.stream().flatMap(lesion -> lesion.outline().stream()).toList();
        return lines.isEmpty() ? image : OutlineOverlay.draw(image, lines);
    }

    /** @return the image with the outline of each lesion drawn into it, and with what was measured of it */
    static Img<ARGBType> draw(Img<ARGBType> image, MeasuredLesions lesions) {
        List<Roi> lines = new ArrayList<>();
        for (LesionRoi lesion : lesions.lesions()) lesion.outline().ifPresent(lines::add);
        for (LesionMeasures lesion : lesions.measures()) lines.addAll(MeasureLines.of(lesion));
        return OutlineOverlay.draw(image, lines);
    }
}
