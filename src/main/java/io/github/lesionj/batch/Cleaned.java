// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.image.Pixels;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/**
 * A picture from which something was taken.
 *
 * @param image of the picture's size
 * @param mask  of the pixels that are others now; empty where all may be
 */
public record Cleaned(Img<ARGBType> image, Optional<Img<BitType>> mask) {

    /**
     * @param before the picture as it was
     * @param part   of its size
     * @return the picture cleaned within the part alone; outside it stays bit for bit
     */
    public Cleaned within(RandomAccessibleInterval<ARGBType> before, RandomAccessibleInterval<BitType> part) {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        byte[] inside = Pixels.bits(part);
        int[] argb = Pixels.argb(before).clone();
        int[] cleaned = Pixels.argb(image);
        for (int i = 0; i < argb.length; i++) if (inside[i] != 0) argb[i] = cleaned[i];
        return new Cleaned(Pixels.image(argb, width, height), mask.map(whole -> {
            byte[] bits = Pixels.bits(whole);
            for (int i = 0; i < bits.length; i++) bits[i] &= inside[i];
            return Pixels.mask(bits, width, height);
        }));
    }

    /** @return what share of the picture is another now, 0..1; of pixels of the mask, or 1 where there is none */
    public double share() {
        return mask.map(bits -> {
                    int set = 0;
                    for (byte bit : Pixels.bits(bits)) set += bit;
                    return (double) set / (bits.dimension(0) * bits.dimension(1));
                })
                .orElse(1.0);
    }
}
