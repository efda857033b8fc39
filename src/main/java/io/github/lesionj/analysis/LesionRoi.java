// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import ij.gui.Roi;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.MaskOutline;
import io.github.lesionj.model.RegionSpec;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;

/** The region of a lesion: its mask's outline with holes and parts, its bounding box, and what lies inside. */
public final class LesionRoi {

    private final RandomAccessibleInterval<BitType> mask;
    private final Optional<Region> boundingBox;
    private final Lazy outline = new Lazy();

    private LesionRoi(RandomAccessibleInterval<BitType> mask) {
        this.mask = mask;
        boundingBox = Region.boundingBox(mask);
    }

    /** @param mask 2-D; not copied, so leave it as it is */
    public static LesionRoi of(RandomAccessibleInterval<BitType> mask) {
        return new LesionRoi(mask);
    }

    /** @return whether no lesion was found */
    public boolean isEmpty() {
        return boundingBox.isEmpty();
    }

    /** @return the mask it was made of */
    public RandomAccessibleInterval<BitType> mask() {
        return mask;
    }

    /** @return the outline along the pixels' edges, in pixels; a new Roi at each call; empty when no lesion was found */
    public Optional<Roi> outline() {
        return outline.get().map(roi -> (Roi) roi.clone());
    }

    /** As the other, with a name of its own. */
    public Optional<Roi> outline(String name) {
        Optional<Roi> roi = outline();
        roi.ifPresent(outline -> outline.setName(name));
        return roi;
    }

    /** The tracing takes longer than all else here, and not everyone asks for it. */
    private final class Lazy {
        private Optional<Roi> traced;

        synchronized Optional<Roi> get() {
            if (traced == null) traced = boundingBox.map(box -> MaskOutline.of(mask, box));
            return traced;
        }
    }

    /** @return the smallest rectangle around the lesion; empty when none was found */
    public Optional<Region> boundingBox() {
        return boundingBox;
    }

    /**
     * Cuts the lesion out and paints everything around it black.
     *
     * @param image  of the mask's size; not changed
     * @param margin added to each side of the box, as a share of its longer side
     * @return the whole image when no lesion was found
     */
    public Img<ARGBType> maskedCrop(RandomAccessibleInterval<? extends NumericType<?>> image, double margin) {
        return new RegionSpec(true, margin, false, true).apply(image, mask);
    }

    /** As {@link #maskedCrop}, with the skin around the lesion. */
    public Img<ARGBType> crop(RandomAccessibleInterval<? extends NumericType<?>> image, double margin) {
        return new RegionSpec(true, margin, false, false).apply(image, mask);
    }
}
