// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.analysis.abcd.LesionMeasures;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.registration.Registration;
import io.github.lesionj.image.registration.Similarity;
import io.github.lesionj.image.registration.Warp;
import io.github.lesionj.io.UserException;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * What became of a lesion between two visits. The second picture is laid onto the first; then areas and diameters are taken at
 * one scale, and the outlines lie over each other.
 *
 * <p>If both pictures are calibrated, the scale is that of their pixel sizes, and lengths are in mm. Otherwise it is that of the
 * skin around the lesion, and lengths are in pixels of the first picture. Where the skin does not tell it either, nothing is said
 * of sizes at the second visit.
 *
 * @param first        visit
 * @param second       visit
 * @param registration how the second's pixels lie on the first's
 * @param scale        what says how large one is beside the other
 * @param before       the lesion at the first visit, in its own picture
 * @param after        the lesion at the second visit, in its own picture
 * @param laid         the second's mask on the first's frame
 */
public record VisitComparison(
        Visit first,
        Visit second,
        Registration registration,
        ScaleSource scale,
        LesionMeasures before,
        LesionMeasures after,
        Img<BitType> laid) {

    /** Pixels of a side below which there is nothing to go by when one picture is laid over another. */
    public static final int SMALLEST = 36;

    /**
     * Compares two pictures, which are not changed.
     *
     * @throws UserException in one sentence, if a picture is too small or shows no lesion, or if they do not show the same one
     */
    public static VisitComparison of(Visit first, Visit second) {
        refuseSmall(first);
        refuseSmall(second);
        LesionMeasures before = measures(first), after = measures(second);
        VisitRegistration found = VisitRegistration.of(first, second);
        Img<BitType> laid = Warp.mask(
                second.mask(), found.found().toFirst(), (int) first.mask().dimension(0), (int)
                        first.mask().dimension(1));
        return new VisitComparison(first, second, found.found(), found.scale(), before, after, laid);
    }

    private static void refuseSmall(Visit visit) {
        long width = visit.picture().image().dimension(0),
                height = visit.picture().image().dimension(1);
        if (Math.min(width, height) < SMALLEST)
            throw new UserException(visit.picture().name() + " measures " + width + " x " + height
                    + " pixels: to be laid over another it needs " + SMALLEST + " on each side");
    }

    private static LesionMeasures measures(Visit visit) {
        LesionRoi lesion = LesionRoi.of(visit.mask());
        if (lesion.isEmpty())
            throw new UserException("No lesion was found in " + visit.picture().name()
                    + ": outline it by hand, or take another picture");
        return LesionMeasures.of(
                visit.picture().image(), visit.mask(), visit.picture().pixelSize());
    }

    /** @return of lengths and the root of areas: mm, or pixels of the first picture */
    public String unit() {
        return isCalibrated() ? "mm" : "pixel";
    }

    private boolean isCalibrated() {
        return scale == ScaleSource.CALIBRATION;
    }

    /** @return in square mm, or in pixels of the first picture; of the second NaN where the scale is unknown */
    public Change area() {
        double one = length(first), other = secondLength();
        return new Change(before.size().areaPixels() * one * one, after.size().areaPixels() * other * other);
    }

    /** @return the longest line across, in mm, or in pixels of the first picture; of the second NaN where the scale is unknown */
    public Change diameter() {
        return new Change(
                before.diameter().pixels() * length(first), after.diameter().pixels() * secondLength());
    }

    /** What one pixel of the first picture measures. */
    private double length(Visit visit) {
        return isCalibrated()
                ? visit.picture().pixelSize().inMillimetres().orElseThrow().width()
                : 1;
    }

    private double secondLength() {
        return switch (scale) {
            case CALIBRATION -> length(second);
            case SKIN -> registration.toFirst().scale();
            case UNKNOWN -> Double.NaN;
        };
    }

    /** @return of shape about the longer axis, 0..1 */
    public Change shapeAsymmetry() {
        return new Change(
                before.asymmetry().major().shape(), after.asymmetry().major().shape());
    }

    /** @return of colour about the longer axis, CIELAB distance */
    public Change colourAsymmetry() {
        return new Change(
                before.asymmetry().major().colour(), after.asymmetry().major().colour());
    }

    /** @return how many of the six dermoscopic colours there are */
    public Change colours() {
        return new Change(before.colours().score(), after.colours().score());
    }

    /** @return how varied the colours are */
    public Change variegation() {
        return new Change(before.colours().variegation(), after.colours().variegation());
    }

    /** @return between the lesion's mean colours, CIELAB; other light counts as other colour */
    public double colourDistance() {
        return before.colours().mean().distance(after.colours().mean());
    }

    /**
     * Tells how alike the outlines lie, on the first picture's frame; where the scale is unknown, of shapes of about one size.
     *
     * @return the pixels that both share, by those of either, 0..1
     */
    public double overlap() {
        byte[] a = Pixels.bits(first.mask()), b = Pixels.bits(laid);
        long both = 0, either = 0;
        for (int i = 0; i < a.length; i++) {
            both += a[i] & b[i];
            either += a[i] | b[i];
        }
        return both / (double) either;
    }

    /** @return whether the lesion goes on beyond the edge of one of the pictures, so that its size cannot be compared */
    public boolean isCut() {
        return before.cut() > 0 || after.cut() > 0;
    }

    /** @return whether someone ought to look at one of the masks */
    public Review review() {
        return first.review().and(second.review());
    }

    /** @return how the second's pixels lie on the first's */
    public Similarity toFirst() {
        return registration.toFirst();
    }
}
