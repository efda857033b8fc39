// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.registration;

import io.github.lesionj.image.GreyPlane;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.ruler.RulerFinder;
import io.github.lesionj.image.ruler.RulerScale;
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
        Source one = Source.of(first), other = Source.of(second);
        Registration none = new Registration(Similarity.IDENTITY, 0);
        if (Math.min(one.shortSide(), other.shortSide()) < SMALLEST) return none;
        Detail a = one.detail(LONG_SIDES[0]), b = other.detail(LONG_SIDES[0]);
        OptionalDouble known = scale.isPresent()
                ? OptionalDouble.of(scale.getAsDouble() * b.factor() / a.factor())
                : OptionalDouble.empty();
        List<Turns.Trial> trials = new Turns(a, b).best(TRIALS, known);
        Refinement coarse = new Refinement(a, b, scale.isPresent());
        Refinement.Fit best = trials.stream()
                .map(trial -> coarse.refined(trial.transform()))
                .max(Comparator.comparingDouble(Refinement.Fit::agreement))
                .orElse(new Refinement.Fit(Similarity.IDENTITY, 0));
        Similarity whole = full(best.transform(), a, b);
        double agreement = best.agreement();
        for (int level = 1; level < LONG_SIDES.length; level++) {
            Detail la = one.detail(LONG_SIDES[level]), lb = other.detail(LONG_SIDES[level]);
            Refinement.Fit fit = new Refinement(la, lb, scale.isPresent()).refined(reduced(whole, la, lb));
            whole = full(fit.transform(), la, lb);
            if (level == 1) agreement = fit.agreement();
        }
        return new Registration(whole, Math.max(0, agreement));
    }

    /** A picture, and where its ruler lies. */
    private record Source(GreyPlane brightness, float[] ignored) {

        static Source of(RandomAccessibleInterval<? extends NumericType<?>> image) {
            int width = (int) image.dimension(0), height = (int) image.dimension(1);
            float[] ignored = new float[width * height];
            RulerFinder.find(image).ifPresent(ruler -> cover(ruler, ignored, width, height));
            return new Source(GreyPlane.luminance(Pixels.argb(image), width, height), ignored);
        }

        private static void cover(RulerScale ruler, float[] ignored, int width, int height) {
            double reach = ruler.spacing();
            for (RulerScale.Tick tick : ruler.ticks()) {
                int left = (int) Math.max(0, Math.min(tick.x1(), tick.x2()) - reach);
                int right = (int) Math.min(width - 1, Math.max(tick.x1(), tick.x2()) + reach);
                int top = (int) Math.max(0, Math.min(tick.y1(), tick.y2()) - reach);
                int bottom = (int) Math.min(height - 1, Math.max(tick.y1(), tick.y2()) + reach);
                for (int y = top; y <= bottom; y++) for (int x = left; x <= right; x++) ignored[y * width + x] = 1;
            }
        }

        int shortSide() {
            return Math.min(brightness.width(), brightness.height());
        }

        Detail detail(int longSide) {
            return Detail.of(brightness, ignored, longSide);
        }
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
