// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis.visits;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.registration.ImageRegistration;
import io.github.lesionj.image.registration.Registration;
import io.github.lesionj.image.registration.Scene;
import io.github.lesionj.image.registration.Similarity;
import io.github.lesionj.io.UserException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the second visit's picture lies on the first's. Skin and lesion together show whether it is the same place; but a lesion
 * that has grown looks like one that was taken from nearer, so that the skin around both outlines alone has the last word wherever
 * it agrees with itself.
 *
 * @param found of the skin around the lesion where it is sure, otherwise of all of the picture
 * @param scale what says how large one is beside the other
 */
record VisitRegistration(Registration found, ScaleSource scale) {

    /** Skin around different lesions agrees less. There is less of it than of the whole picture, so that chance does more. */
    static final double LEAST_SKIN_AGREEMENT = 0.4;

    /** @throws UserException in one sentence, if they do not show the same lesion */
    static VisitRegistration of(Visit first, Visit second) {
        OptionalDouble known = knownScale(first, second);
        Scenes scenes = Scenes.of(first, second);
        VisitRegistration laid = scenes.laid(known);
        if (laid.isSure()) return laid;
        if (known.isPresent()) {
            VisitRegistration free = scenes.laid(OptionalDouble.empty());
            if (free.scale == ScaleSource.SKIN) throw new UserException(contradiction(first, second, known, free));
            if (free.isSure()) return free.atScale(known.getAsDouble(), second);
        }
        throw new UserException(unlike(first, second, laid.found));
    }

    private boolean isSure() {
        return scale == ScaleSource.SKIN || found.isSure();
    }

    /**
     * What shows in both is the lesion, which has grown: it tells the turn and the place, while the pixel sizes tell the scale.
     *
     * @return the same about the middle of the second lesion
     */
    private VisitRegistration atScale(double known, Visit second) {
        Similarity grown = found.toFirst();
        double[] middle = middle(second);
        double x = grown.x(middle[0], middle[1]), y = grown.y(middle[0], middle[1]);
        Similarity turned = Similarity.about(known, grown.degrees(), middle[0], middle[1], x, y);
        return new VisitRegistration(
                new Registration(turned, found.agreement(), found.method()), ScaleSource.CALIBRATION);
    }

    private static double[] middle(Visit visit) {
        byte[] bits = Pixels.bits(visit.mask());
        int width = (int) visit.mask().dimension(0);
        double x = 0, y = 0, area = 0;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] == 0) continue;
            x += i % width;
            y += i / width;
            area++;
        }
        return new double[] {x / area, y / area};
    }

    /** Both pictures, and the skin on them. */
    private record Scenes(Scene first, Scene second, Scene firstSkin, Scene secondSkin) {

        static Scenes of(Visit first, Visit second) {
            Scene one = Scene.of(first.picture().image()),
                    other = Scene.of(second.picture().image());
            return new Scenes(one, other, one.without(first.mask()), other.without(second.mask()));
        }

        /** @return sure or not; with a known scale it stays what the scale is taken from */
        VisitRegistration laid(OptionalDouble known) {
            Registration whole = ImageRegistration.align(first, second, known, List.of());
            Registration skin = ImageRegistration.align(firstSkin, secondSkin, known, List.of(whole));
            boolean sure = skin.agreement() >= LEAST_SKIN_AGREEMENT;
            Registration better = sure ? skin : whole;
            if (known.isPresent() && (sure || whole.isSure()))
                return new VisitRegistration(better, ScaleSource.CALIBRATION);
            return new VisitRegistration(better, sure ? ScaleSource.SKIN : ScaleSource.UNKNOWN);
        }
    }

    private static OptionalDouble knownScale(Visit first, Visit second) {
        Optional<PixelSize> one = first.picture().pixelSize().inMillimetres();
        Optional<PixelSize> other = second.picture().pixelSize().inMillimetres();
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(other.get().width() / one.get().width())
                : OptionalDouble.empty();
    }

    private static String contradiction(Visit first, Visit second, OptionalDouble known, VisitRegistration free) {
        return String.format(
                Locale.ROOT,
                "By the pixel sizes of %s and %s the second is %.2f times as large as the first, but by the skin on them %.2f "
                        + "times: calibrate both again, or take the pixel sizes away",
                first.picture().name(),
                second.picture().name(),
                known.getAsDouble(),
                free.found.toFirst().scale());
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
}
