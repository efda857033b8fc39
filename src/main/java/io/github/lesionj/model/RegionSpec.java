// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;

/**
 * What a classifier is shown of a picture whose lesion is known; part of every recipe and model card.
 *
 * @param cropToLesion   whether it is cut at the lesion's bounding box
 * @param margin         added to each side of the box, as a share of its longer side
 * @param square         whether the box is widened to a square where the picture allows
 * @param maskBackground whether the skin around the lesion is painted black
 */
public record RegionSpec(
        @Default("false") boolean cropToLesion,
        @Default("0.1") double margin,
        @Default("true") boolean square,
        @Default("false") boolean maskBackground) {

    public RegionSpec {
        if (!(margin >= 0 && margin <= 10))
            throw new IllegalArgumentException("margin lies between 0 and 10 box sides, not " + margin);
    }

    /**
     * Cuts and paints; an empty mask leaves the whole picture.
     *
     * @param image the picture
     * @param lesion its mask, of the same size
     * @return a new image; the input is not changed
     * @throws IllegalArgumentException if the sizes differ
     */
    public Img<ARGBType> apply(
            RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<BitType> lesion) {
        requireSameSize(image, lesion);
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        Optional<Region> box = Region.boundingBox(lesion);
        Region cut = cut(box, width, height);
        byte[] bits = maskBackground && box.isPresent() ? Pixels.bits(lesion) : new byte[0];
        int[] source = Pixels.argb(image);
        int[] result = new int[cut.width() * cut.height()];
        for (int y = 0; y < cut.height(); y++)
            for (int x = 0; x < cut.width(); x++) {
                int from = (y + cut.y()) * width + x + cut.x();
                boolean skin = bits.length > 0 && bits[from] == 0;
                result[y * cut.width() + x] = skin ? 0xff000000 : source[from] | 0xff000000;
            }
        return Pixels.image(result, cut.width(), cut.height());
    }

    /**
     * As {@link #apply}, to be looked at alone.
     *
     * @return the image itself where nothing is cut or painted
     */
    RandomAccessibleInterval<? extends NumericType<?>> shown(
            RandomAccessibleInterval<? extends NumericType<?>> image, RandomAccessibleInterval<BitType> lesion) {
        requireSameSize(image, lesion);
        return cropToLesion || maskBackground ? apply(image, lesion) : image;
    }

    private static void requireSameSize(Interval image, Interval lesion) {
        if (lesion.dimension(0) != image.dimension(0) || lesion.dimension(1) != image.dimension(1))
            throw new IllegalArgumentException("The mask is " + lesion.dimension(0) + " x " + lesion.dimension(1)
                    + " pixels but the image " + image.dimension(0) + " x " + image.dimension(1));
    }

    /** @return what {@link #apply} cuts out of the picture of this mask */
    public Region cut(RandomAccessibleInterval<BitType> lesion) {
        return cut(Region.boundingBox(lesion), (int) lesion.dimension(0), (int) lesion.dimension(1));
    }

    private Region cut(Optional<Region> box, int width, int height) {
        Region whole = new Region(0, 0, width, height);
        return cropToLesion
                ? box.map(found -> grown(found).within(width, height)).orElse(whole)
                : whole;
    }

    private Region grown(Region box) {
        Region grown = box.withMargin(margin);
        return square ? grown.square() : grown;
    }
}
