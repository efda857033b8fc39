// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import ij.gui.Roi;
import io.github.lesionj.image.Components;
import io.github.lesionj.image.Components.Connectivity;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import java.util.Optional;

/**
 * Size and place of a lesion. All lengths are in pixels but where a name says otherwise; an empty lesion measures 0
 * everywhere and has its centroid at NaN.
 *
 * @param areaPixels       number of pixels
 * @param area             in square units of the pixel size
 * @param perimeterPixels  length of the outline and its holes as ImageJ measures a Roi (a traced outline is shortened at
 *                         its corners, a plain rectangle is not)
 * @param perimeter        in units of the pixel size; for oblong pixels the mean of their sides is used, as ImageJ does
 * @param centroidX        pixels from the image's left edge, the centre of the first pixel being 0.5
 * @param centroidY        pixels from the image's upper edge
 * @param boundingBox      in pixels; empty when no lesion was found
 * @param parts            number of connected parts
 * @param pixelSize        that the units come from
 */
public record Measurements(
        long areaPixels,
        double area,
        double perimeterPixels,
        double perimeter,
        double centroidX,
        double centroidY,
        Optional<Region> boundingBox,
        int parts,
        PixelSize pixelSize) {

    /** Measures a lesion. */
    public static Measurements of(LesionRoi roi, PixelSize pixelSize) {
        Region box = roi.boundingBox().orElse(new Region(0, 0, 1, 1));
        byte[] bits = Pixels.bits(roi.mask(), box);
        long area = 0;
        double sumX = 0, sumY = 0;
        for (int y = 0, i = 0; y < box.height(); y++)
            for (int x = 0; x < box.width(); x++, i++) {
                if (bits[i] == 0) continue;
                area++;
                sumX += box.x() + x + 0.5;
                sumY += box.y() + y + 0.5;
            }
        double perimeter = roi.outline().map(Roi::getLength).orElse(0.0);
        return new Measurements(
                area,
                area * pixelSize.width() * pixelSize.height(),
                perimeter,
                perimeter * (pixelSize.width() + pixelSize.height()) / 2,
                sumX / area,
                sumY / area,
                roi.boundingBox(),
                Components.of(bits, box.width(), Connectivity.CORNERS).count(),
                pixelSize);
    }
}
