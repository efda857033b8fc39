// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import ij.gui.Roi;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.registration.Warp;
import io.github.lesionj.io.MaskOutline;
import io.github.lesionj.io.OutlineOverlay;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * Both visits on the first picture's frame, and both outlines over each other: the first in blue, the second in yellow, which
 * are told from each other and from skin by everybody.
 */
public final class VisitPictures {

    private VisitPictures() {}

    /** @return the second picture laid onto the first's frame, black where it does not reach */
    public static Img<ARGBType> laid(VisitComparison visits) {
        Img<ARGBType> frame = visits.first().picture().image();
        return Warp.picture(visits.second().picture().image(), visits.toFirst(), (int) frame.dimension(0), (int)
                frame.dimension(1));
    }

    /** @return the first outline and the second, in the first's pixels, in their colours; less where one lies outside */
    public static List<Roi> outlines(VisitComparison visits) {
        Optional<Roi> one = MaskOutline.of(visits.first().mask()), other = MaskOutline.of(visits.laid());
        one.ifPresent(roi -> roi.setStrokeColor(OutlineOverlay.BLUE));
        other.ifPresent(roi -> roi.setStrokeColor(OutlineOverlay.YELLOW));
        one.ifPresent(roi -> roi.setName("first visit"));
        other.ifPresent(roi -> roi.setName("second visit"));
        return Stream.of(one, other).flatMap(Optional::stream).toList();
    }

    /** @return the first picture, and right of it the second on its frame, both outlines drawn into each; a new image */
    public static Img<ARGBType> sideBySide(VisitComparison visits) {
        List<Roi> outlines = outlines(visits);
        Img<ARGBType> left = OutlineOverlay.draw(visits.first().picture().image(), outlines);
        Img<ARGBType> right = OutlineOverlay.draw(laid(visits), outlines);
        int width = (int) left.dimension(0), height = (int) left.dimension(1);
        int[] one = Pixels.argb(left), other = Pixels.argb(right), both = new int[2 * width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(one, y * width, both, 2 * y * width, width);
            System.arraycopy(other, y * width, both, (2 * y + 1) * width, width);
        }
        return Pixels.image(both, 2 * width, height);
    }
}
