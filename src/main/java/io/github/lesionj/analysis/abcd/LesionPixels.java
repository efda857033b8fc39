// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import io.github.lesionj.image.colour.LabPixels;
import io.github.lesionj.image.shape.BorderDistance;
import io.github.lesionj.image.shape.PrincipalAxes;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/** A lesion and the skin around it, row by row: what its measures are taken on. */
final class LesionPixels {

    /** Darker than any skin: the rim of a dermatoscope's field, ink, L*. */
    private static final double RIM = 15;

    private final Region region;
    private final PixelSize pixelSize;
    private final byte[] bits;
    private final byte[] anyLesion;
    private final LabPixels colours;
    private final PrincipalAxes axes;
    private final double area;
    private final float[] distances;

    /**
     * @param box     of the lesion
     * @param lesions all that is lesion, this one or another
     */
    LesionPixels(
            RandomAccessibleInterval<? extends NumericType<?>> image,
            RandomAccessibleInterval<BitType> mask,
            Region box,
            RandomAccessibleInterval<BitType> lesions,
            PixelSize pixelSize) {
        this.pixelSize = pixelSize;
        byte[] inBox = Pixels.bits(mask, box);
        area = IntStream.range(0, inBox.length).filter(i -> inBox[i] != 0).count() * pixelArea();
        region = around(box, image);
        bits = Pixels.bits(mask, region);
        anyLesion = Pixels.bits(lesions, region);
        colours = LabPixels.of(image, region);
        axes = PrincipalAxes.of(bits, region.width(), pixelSize);
        distances = BorderDistance.signed(bits, region.width(), pixelSize);
    }

    /** The box with as much skin around it as any measure looks at. */
    private Region around(Region box, RandomAccessibleInterval<?> image) {
        int across = (int) Math.ceil(SkinTone.TO * diameter() / pixelSize.width()) + 12;
        int down = (int) Math.ceil(SkinTone.TO * diameter() / pixelSize.height()) + 12;
        int left = Math.max(0, box.x() - across), top = Math.max(0, box.y() - down);
        int right = (int) Math.min(image.dimension(0), box.x() + box.width() + (long) across);
        int bottom = (int) Math.min(image.dimension(1), box.y() + box.height() + (long) down);
        return new Region(left, top, right - left, bottom - top);
    }

    Region region() {
        return region;
    }

    /** @return 1 in the lesion */
    byte[] bits() {
        return bits;
    }

    LabPixels colours() {
        return colours;
    }

    PixelSize pixelSize() {
        return pixelSize;
    }

    /** @return in square units of the pixel size */
    double pixelArea() {
        return pixelSize.width() * pixelSize.height();
    }

    /** @return in square units of the pixel size */
    double area() {
        return area;
    }

    /** @return that of a disk of the lesion's area, in the pixel size's unit */
    double diameter() {
        return 2 * Math.sqrt(area / Math.PI);
    }

    /** @return of the region, not of the image */
    PrincipalAxes axes() {
        return axes;
    }

    PrincipalAxes inImage(PrincipalAxes ofRegion) {
        return new PrincipalAxes(
                ofRegion.centreX() + region.x(),
                ofRegion.centreY() + region.y(),
                ofRegion.cos(),
                ofRegion.sin(),
                ofRegion.major(),
                ofRegion.minor(),
                pixelSize);
    }

    /** @return from the lesion's border, negative inside, in the pixel size's unit */
    double distance(int index) {
        return distances[index];
    }

    /** @return whether a pixel is neither lesion nor the rim of the picture */
    boolean isSkin(int index) {
        return anyLesion[index] == 0 && colours.l()[index] >= RIM;
    }

    /** @return which eighth of the turn around the centre a pixel lies in, clockwise from the long axis */
    int segment(int index) {
        double x = index % region.width() + 0.5, y = index / region.width() + 0.5;
        double eighth = Math.atan2(axes.v(x, y), axes.u(x, y)) / (2 * Math.PI / Border.SEGMENTS);
        return Math.floorMod((int) Math.floor(eighth), Border.SEGMENTS);
    }

    /** @return the pixels of skin at a distance from the border, as shares of the diameter */
    int[] ring(double from, double to) {
        double near = from * diameter(), far = to * diameter();
        return IntStream.range(0, bits.length)
                .filter(i -> distances[i] >= near && distances[i] <= far && isSkin(i))
                .toArray();
    }
}
