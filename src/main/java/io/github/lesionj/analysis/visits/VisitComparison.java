// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.abcd.LesionMeasures;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.registration.ImageRegistration;
import io.github.lesionj.image.registration.Registration;
import io.github.lesionj.image.registration.Similarity;
import io.github.lesionj.image.registration.Warp;
import io.github.lesionj.io.UserException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * What became of a lesion between two visits. The second picture is laid onto the first; then areas and diameters are taken at
 * one scale, and the outlines lie over each other.
 *
 * <p>If both pictures are calibrated, the scale is that of their pixel sizes, and lengths are in mm. Otherwise it is found
 * together with the turn and the shift, from skin and lesion alike, and lengths are in pixels of the first picture.
 *
 * @param first        visit
 * @param second       visit
 * @param registration how the second's pixels lie on the first's
 * @param scaleKnown   whether both pictures were calibrated
 * @param before       the lesion at the first visit, in its own picture
 * @param after        the lesion at the second visit, in its own picture
 * @param laid         the second's mask on the first's frame
 */
public record VisitComparison(
        Visit first,
        Visit second,
        Registration registration,
        boolean scaleKnown,
        LesionMeasures before,
        LesionMeasures after,
        Img<BitType> laid) {

    /**
     * Compares two pictures, which are not changed.
     *
     * @throws UserException in one sentence, if a picture shows no lesion, or if they do not show the same one
     */
    public static VisitComparison of(Visit first, Visit second) {
        LesionMeasures before = measures(first), after = measures(second);
        OptionalDouble scale = knownScale(first, second);
        Registration found = ImageRegistration.align(
                first.picture().image(), second.picture().image(), scale);
        if (!found.isSure()) throw new UserException(unlike(first, second, found));
        Img<BitType> laid =
                Warp.mask(second.mask(), found.toFirst(), (int) first.mask().dimension(0), (int)
                        first.mask().dimension(1));
        return new VisitComparison(first, second, found, scale.isPresent(), before, after, laid);
    }

    private static LesionMeasures measures(Visit visit) {
        LesionRoi lesion = LesionRoi.of(visit.mask());
        if (lesion.isEmpty())
            throw new UserException("No lesion was found in " + visit.picture().name()
                    + ": outline it by hand, or take another picture");
        return LesionMeasures.of(
                visit.picture().image(), visit.mask(), visit.picture().pixelSize());
    }

    private static OptionalDouble knownScale(Visit first, Visit second) {
        Optional<PixelSize> one = first.picture().pixelSize().inMillimetres();
        Optional<PixelSize> other = second.picture().pixelSize().inMillimetres();
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(other.get().width() / one.get().width())
                : OptionalDouble.empty();
    }

    private static String unlike(Visit first, Visit second, Registration found) {
        return String.format(
                Locale.ROOT,
                "%s and %s do not seem to show the same lesion: laid over each other they agree to %.2f, but %.2f is the least; "
                        + "take pictures that show the same skin around it, from alike distances",
                first.picture().name(),
                second.picture().name(),
                found.agreement(),
                Registration.LEAST_AGREEMENT);
    }

    /** @return of lengths and the root of areas: mm, or pixels of the first picture */
    public String unit() {
        return scaleKnown ? "mm" : "pixel";
    }

    /** @return in square mm, or in pixels of the first picture */
    public Change area() {
        double one = length(first), other = secondLength();
        return new Change(before.size().areaPixels() * one * one, after.size().areaPixels() * other * other);
    }

    /** @return the longest line across, in mm, or in pixels of the first picture */
    public Change diameter() {
        return new Change(
                before.diameter().pixels() * length(first), after.diameter().pixels() * secondLength());
    }

    /** What one pixel of the first picture measures. */
    private double length(Visit visit) {
        return scaleKnown
                ? visit.picture().pixelSize().inMillimetres().orElseThrow().width()
                : 1;
    }

    private double secondLength() {
        return scaleKnown ? length(second) : registration.toFirst().scale();
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

    /** @return the pixels that both outlines share, by those of either, 0..1, on the first picture's frame */
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

    /** @return how the second's pixels lie on the first's */
    public Similarity toFirst() {
        return registration.toFirst();
    }
}
