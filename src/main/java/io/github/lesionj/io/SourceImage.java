// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.PixelSize;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * A picture and what its file says about it.
 *
 * @param name      the file name without folder and extension, or the window title without extension
 * @param image     2-D, opaque
 * @param pixelSize {@link PixelSize#UNCALIBRATED} when the file carries no physical size
 * @param site      {@link BodySite#UNKNOWN} when the file does not say
 */
public record SourceImage(String name, Img<ARGBType> image, PixelSize pixelSize, BodySite site) {

    /** A picture of which nobody knows where on the body it was taken. */
    public SourceImage(String name, Img<ARGBType> image, PixelSize pixelSize) {
        this(name, image, pixelSize, BodySite.UNKNOWN);
    }

    /** @return the same by another name */
    public SourceImage named(String other) {
        return new SourceImage(other, image, pixelSize, site);
    }
}
