// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import io.github.lesionj.image.registration.Registration.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.NumericType;

/**
 * Finds how one picture of a lesion lies on another: any turn, any shift that leaves a fifth of both in common, and a scale of 0.6
 * to 1.7 by the pictures alone; any scale where it is known from pixel sizes or SIFT's points agree in it. All turns and scales are tried on small pictures, and, where ImageJ's SIFT is there, the transforms in which its points
 * agree; the best are refined on larger and larger pictures. What belongs to the camera and not to the skin does not count: dark
 * corners and rulers.
 */
public final class ImageRegistration {

    private static final int[] LONG_SIDES = {96, 192, 400};
    private static final int TRIALS = 12;
    private static final int KEPT = 6;
    private static final int SMALLEST = 32;
    private static final int POINT_TRIALS = 3;

    /** Pixels of the larger pictures by which pairs of points that agree may lie apart. */
    private static final double TOLERANCE = 3;

    /** Agreements that differ less are one. */
    private static final double SAME = 0.01;

    private ImageRegistration() {}

    /**
     * Registers two pictures, which are not changed.
     *
     * @param first  2-D of {@code ARGBType}, or of {@code UnsignedByteType} with three channels
     * @param second of any size
     * @param scale  of the transform, where it is known from both pictures' pixel sizes: the second's by the first's
     * @return the best that was found; of agreement 0 where there is nothing to go by
     */
    public static Registration align(
            RandomAccessibleInterval<? extends NumericType<?>> first,
            RandomAccessibleInterval<? extends NumericType<?>> second,
            OptionalDouble scale) {
        return align(Scene.of(first), Scene.of(second), scale, List.of());
    }

    /**
     * Registers two scenes.
     *
     * @param scale  of the transform, where it is known
     * @param starts what to try besides that which is tried anyway
     * @return the best that was found; of agreement 0 where there is nothing to go by
     */
    public static Registration align(Scene first, Scene second, OptionalDouble scale, List<Registration> starts) {
        return align(first, second, scale, starts, Sift.find());
    }

    static Registration align(
            Scene first, Scene second, OptionalDouble scale, List<Registration> starts, Optional<Sift> sift) {
        if (Math.min(first.shortSide(), second.shortSide()) < SMALLEST)
            return new Registration(Similarity.IDENTITY, 0, Method.CORRELATION);
        List<Registration> trials = turned(first, second, scale);
        trials.addAll(starts);
        List<Registration> kept =
                new ArrayList<>(first(KEPT, refined(trials, first, second, LONG_SIDES[0], scale.isPresent())));
        sift.ifPresent(points -> kept.addAll(byPoints(points, first, second, scale)));
        List<Registration> best = refined(kept, first, second, LONG_SIDES[1], scale.isPresent());
        Registration found = preferred(best);
        Similarity exact = refined(List.of(found), first, second, LONG_SIDES[2], scale.isPresent())
                .get(0)
                .toFirst();
        return new Registration(exact, Math.max(0, found.agreement()), found.method());
    }

    private static List<Registration> turned(Scene first, Scene second, OptionalDouble scale) {
        Detail a = first.detail(LONG_SIDES[0]), b = second.detail(LONG_SIDES[0]);
        OptionalDouble known = scale.isPresent()
                ? OptionalDouble.of(scale.getAsDouble() * b.factor() / a.factor())
                : OptionalDouble.empty();
        List<Registration> trials = new ArrayList<>();
        for (Turns.Trial trial : new Turns(a, b).best(TRIALS, known))
            trials.add(new Registration(full(trial.transform(), a, b), trial.height(), Method.CORRELATION));
        return trials;
    }

    /** Exact to a few pixels of the size at which points are looked for, so that small pictures need not be refined first. */
    private static List<Registration> byPoints(Sift sift, Scene first, Scene second, OptionalDouble scale) {
        Detail a = first.detail(LONG_SIDES[2]), b = second.detail(LONG_SIDES[2]);
        return PointMatches.of(sift.points(a), sift.points(b), TOLERANCE * a.factor())
                .transforms(POINT_TRIALS, scale)
                .stream()
                .map(transform -> new Registration(transform, 0, Method.SIFT))
                .toList();
    }

    /** The best; where points and correlation lead to the same, it was found by the points. */
    private static Registration preferred(List<Registration> best) {
        double most = best.get(0).agreement();
        return best.stream()
                .filter(one -> one.method() == Method.SIFT && one.agreement() >= most - SAME)
                .findFirst()
                .orElse(best.get(0));
    }

    /** @return the best first */
    private static List<Registration> refined(
            List<Registration> starts, Scene first, Scene second, int longSide, boolean scaleKnown) {
        Detail a = first.detail(longSide), b = second.detail(longSide);
        Refinement refinement = new Refinement(a, b, scaleKnown);
        return starts.stream()
                .map(start -> {
                    Refinement.Fit fit = refinement.refined(reduced(start.toFirst(), a, b));
                    return new Registration(full(fit.transform(), a, b), fit.agreement(), start.method());
                })
                .sorted(Comparator.comparingDouble(Registration::agreement).reversed())
                .toList();
    }

    private static List<Registration> first(int count, List<Registration> best) {
        return best.subList(0, Math.min(count, best.size()));
    }

    private static Similarity full(Similarity small, Detail a, Detail b) {
        return enlarging(a.factor()).after(small).after(enlarging(b.factor()).inverse());
    }

    private static Similarity reduced(Similarity full, Detail a, Detail b) {
        return enlarging(a.factor()).inverse().after(full).after(enlarging(b.factor()));
    }

    private static Similarity enlarging(double factor) {
        return new Similarity(factor, 0, (factor - 1) / 2, (factor - 1) / 2);
    }
}
