// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.registration.MovedPicture;
import io.github.lesionj.image.registration.Similarity;
import io.github.lesionj.io.SourceImage;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/**
 * Two visits of one drawn lesion, which grew in between by a known factor on skin that stayed, before the camera was turned.
 *
 * @param growth of lengths
 */
record GrownLesion(Visit first, Visit second, double growth) {

    /** @param move of the second picture's pixels from where the first had them */
    static GrownLesion draw(long seed, double growth, Similarity move) {
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT
                .withSize(480, 360)
                .withSeed(seed)
                .withHair(false)
                .withRuler(false)
                .withVignette(false)
                .withBubbles(false));
        return of(
                new Visit(
                        new SourceImage("first", (Img<ARGBType>) phantom.image(), PixelSize.UNCALIBRATED),
                        phantom.mask()),
                growth,
                move,
                seed);
    }

    /** A picture of any size, whose lesion grows about its middle. */
    static GrownLesion of(Visit first, double growth, Similarity move, long seed) {
        int width = (int) first.mask().dimension(0), height = (int) first.mask().dimension(1);
        int[] argb = Pixels.argb(first.picture().image());
        byte[] bits = Pixels.bits(first.mask());
        double cx = 0, cy = 0, n = 0;
        for (int i = 0; i < bits.length; i++)
            if (bits[i] == 1) {
                cx += i % width;
                cy += i / width;
                n++;
            }
        cx /= n;
        cy /= n;
        int[] grown = argb.clone();
        byte[] mask = new byte[bits.length];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int sx = (int) Math.round(cx + (x - cx) / growth), sy = (int) Math.round(cy + (y - cy) / growth);
                if (sx < 0 || sy < 0 || sx >= width || sy >= height || bits[sy * width + sx] == 0) continue;
                grown[y * width + x] = argb[sy * width + sx];
                mask[y * width + x] = 1;
            }
        Img<ARGBType> moved = MovedPicture.of(Pixels.image(grown, width, height), move, 1, seed);
        Img<BitType> movedMask = Pixels.mask(MovedPicture.mask(mask, width, height, move), width, height);
        return new GrownLesion(
                first, new Visit(new SourceImage("second", moved, PixelSize.UNCALIBRATED), movedMask), growth);
    }

    /** @return with pixel sizes: of the first 0.05 mm, of the second by the move's scale */
    GrownLesion calibrated(double scale) {
        return new GrownLesion(
                new Visit(sized(first, 0.05), first.mask()),
                new Visit(sized(second, 0.05 / scale), second.mask()),
                growth);
    }

    private static SourceImage sized(Visit visit, double mm) {
        return new SourceImage(visit.picture().name(), visit.picture().image(), new PixelSize(mm, mm, "mm"));
    }
}
