// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import ij.gui.Roi;
import ij.process.FloatPolygon;
import io.github.lesionj.image.PixelSize;
import java.util.Optional;

/**
 * The longest straight line between two points of the outline: Feret's diameter.
 *
 * @param x1        of one end, pixels from the image's left edge
 * @param y1        of it, pixels from the upper edge
 * @param x2        of the other end
 * @param y2        of it
 * @param pixelSize that the units come from
 */
public record Diameter(double x1, double y1, double x2, double y2, PixelSize pixelSize) {

    /** @param outline along the pixels' edges, in pixels */
    static Diameter of(Roi outline, PixelSize pixelSize) {
        FloatPolygon hull = outline.getFloatConvexHull();
        Diameter longest = new Diameter(0, 0, 0, 0, pixelSize);
        for (int i = 0; i < hull.npoints; i++)
            for (int k = 0; k < i; k++) {
                Diameter line =
                        new Diameter(hull.xpoints[k], hull.ypoints[k], hull.xpoints[i], hull.ypoints[i], pixelSize);
                if (line.length() > longest.length()) longest = line;
            }
        return longest;
    }

    /** @return in pixels */
    public double pixels() {
        return Math.hypot(x2 - x1, y2 - y1);
    }

    /** @return in the pixel size's unit */
    public double length() {
        return Math.hypot((x2 - x1) * pixelSize.width(), (y2 - y1) * pixelSize.height());
    }

    /** @return in millimetres; empty when the image is not calibrated */
    public Optional<Double> millimetres() {
        return pixelSize.inMillimetres().map(mm -> length() * mm.width() / pixelSize.width());
    }
}
