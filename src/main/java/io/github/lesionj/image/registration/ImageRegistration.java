// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.NumericType;

/**
 * Finds how one picture of a lesion lies on another: any turn, a scale of 0.6 to 1.7, any shift that leaves a fifth of both in
 * common. All turns and scales are tried on small pictures, the best are refined on larger and larger ones. What belongs to the
 * camera and not to the skin does not count: dark corners and rulers.
 */
public final class ImageRegistration {

    private static final int[] LONG_SIDES = {96, 192, 400};
    private static final int TRIALS = 12;
    private static final int KEPT = 6;
    private static final int SMALLEST = 32;

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
     * @param starts transforms to try besides those that are tried anyway
     * @return the best that was found; of agreement 0 where there is nothing to go by
     */
    public static Registration align(Scene first, Scene second, OptionalDouble scale, List<Similarity> starts) {
        if (Math.min(first.shortSide(), second.shortSide()) < SMALLEST) return new Registration(Similarity.IDENTITY, 0);
        Detail a = first.detail(LONG_SIDES[0]), b = second.detail(LONG_SIDES[0]);
        OptionalDouble known = scale.isPresent()
                ? OptionalDouble.of(scale.getAsDouble() * b.factor() / a.factor())
                : OptionalDouble.empty();
        List<Similarity> trials = new ArrayList<>();
        for (Turns.Trial trial : new Turns(a, b).best(TRIALS, known)) trials.add(full(trial.transform(), a, b));
        trials.addAll(starts);
        List<Whole> best = refined(trials, first, second, LONG_SIDES[0], scale.isPresent());
        best = refined(transforms(best, KEPT), first, second, LONG_SIDES[1], scale.isPresent());
        double agreement = Math.max(0, best.get(0).agreement());
        best = refined(transforms(best, 1), first, second, LONG_SIDES[2], scale.isPresent());
        return new Registration(best.get(0).transform(), agreement);
    }

    /** A transform of the pictures' own pixels, and how well it fits at some size. */
    private record Whole(Similarity transform, double agreement) {}

    private static List<Whole> refined(
            List<Similarity> starts, Scene first, Scene second, int longSide, boolean scaleKnown) {
        Detail a = first.detail(longSide), b = second.detail(longSide);
        Refinement refinement = new Refinement(a, b, scaleKnown);
        return starts.stream()
                .map(start -> refinement.refined(reduced(start, a, b)))
                .map(fit -> new Whole(full(fit.transform(), a, b), fit.agreement()))
                .sorted(Comparator.comparingDouble(Whole::agreement).reversed())
                .toList();
    }

    private static List<Similarity> transforms(List<Whole> fits, int count) {
        return fits.stream().limit(count).map(Whole::transform).toList();
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
