// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.abcd;

import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Measurements;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Region;
import java.util.Optional;
import java.util.OptionalInt;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/**
 * A lesion in numbers, after the ABCD rule of dermatoscopy: asymmetry, border, colours, diameter, and the skin around it;
 * docs/measurements.md gives formulas, units, ranges and papers. Dermoscopic structures, the rule's D, are not measured.
 *
 * <pre>LesionMeasures.of(image, mask, pixelSize).asymmetry().major().shape()</pre>
 *
 * @param size      area, perimeter and place
 * @param diameter  the longest line across
 * @param cut       share of the outline that is the picture's edge, 0..1: above 0 the lesion goes on beyond it, and no shape
 *                  can be trusted
 * @param asymmetry of shape and colour
 * @param border    compactness, fractal dimension, abruptness
 * @param colours   the six colours, variegation
 * @param skin      around the lesion; empty when it fills the picture
 */
public record LesionMeasures(
        Measurements size,
        Diameter diameter,
        double cut,
        Asymmetry asymmetry,
        Border border,
        LesionColours colours,
        Optional<SkinTone> skin) {

    /**
     * Measures a lesion.
     *
     * @param image     2-D {@code ARGBType}, or x, y and three channels of {@code UnsignedByteType}; not changed
     * @param mask      the lesion, of the image's size; all its parts are taken together
     * @param pixelSize of the image
     * @throws IllegalArgumentException in one sentence, if the sizes differ or the mask is empty
     */
    public static LesionMeasures of(
            RandomAccessibleInterval<? extends NumericType<?>> image,
            RandomAccessibleInterval<BitType> mask,
            PixelSize pixelSize) {
        return of(image, LesionRoi.of(mask), mask, pixelSize);
    }

    /**
     * Measures one of several lesions.
     *
     * @param lesion  of the image's size
     * @param lesions all of them, of the image's size: none of them is skin
     * @throws IllegalArgumentException in one sentence, if the sizes differ or the lesion is empty
     */
    public static LesionMeasures of(
            RandomAccessibleInterval<? extends NumericType<?>> image,
            LesionRoi lesion,
            RandomAccessibleInterval<BitType> lesions,
            PixelSize pixelSize) {
        RandomAccessibleInterval<BitType> mask = lesion.mask();
        if (image.dimension(0) != mask.dimension(0) || image.dimension(1) != mask.dimension(1))
            throw new IllegalArgumentException("The mask is " + mask.dimension(0) + " x " + mask.dimension(1)
                    + " pixels, but the image is " + image.dimension(0) + " x " + image.dimension(1));
        Region box =
                lesion.boundingBox().orElseThrow(() -> new IllegalArgumentException("There is no lesion in the mask"));
        LesionPixels pixels = new LesionPixels(image, mask, box, lesions, pixelSize);
        Optional<SkinTone> skin = SkinTone.of(pixels);
        return new LesionMeasures(
                Measurements.of(lesion, pixelSize),
                Diameter.of(lesion.outline().orElseThrow(), pixelSize),
                EdgeShare.of(mask, box),
                Asymmetry.of(pixels),
                Border.of(pixels),
                LesionColours.of(pixels, skin.map(SkinTone::colour)),
                skin);
    }

    /**
     * Scores the lesion by the ABCD rule.
     *
     * @param structures how many of the rule's five dermoscopic structures somebody saw, 0 to 5; empty if nobody looked
     * @throws IllegalArgumentException in one sentence, for another number
     */
    public DermoscopyScore score(OptionalInt structures) {
        return new DermoscopyScore(asymmetry.score(), border.score(), colours.score(), structures);
    }
}
