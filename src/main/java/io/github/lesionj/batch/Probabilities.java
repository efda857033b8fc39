// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.io.UserException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Prints class probabilities so that the printed figures themselves sum to exactly 1. */
public final class Probabilities {

    /** Digits behind the point; a 32-bit network gives about seven. */
    public static final int DIGITS = 8;

    private static final long UNITS = 100_000_000L;

    private Probabilities() {}

    /**
     * Rounds to {@link #DIGITS} digits by the largest-remainder method.
     *
     * @return one figure per class, none negative, in sum exactly 1; empty texts where there is no lesion
     */
    public static List<String> print(Diagnosis diagnosis) {
        if (diagnosis.isEmpty()) return Collections.nCopies(diagnosis.classes().size(), "");
        double[] p = diagnosis.probabilities().stream()
                .mapToDouble(v -> Math.max(0, v))
                .toArray();
        double sum = Arrays.stream(p).sum();
        if (!(sum > 0) || Double.isInfinite(sum))
            throw new UserException("the model gives no valid probabilities: " + diagnosis.probabilities());
        double[] exact = Arrays.stream(p).map(v -> v / sum * UNITS).toArray();
        long[] units = Arrays.stream(exact).mapToLong(v -> (long) v).toArray();
        int missing = (int) (UNITS - Arrays.stream(units).sum());
        IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> units[i] - exact[i]))
                .limit(missing)
                .forEach(i -> units[i]++);
        return Arrays.stream(units)
                .mapToObj(u -> BigDecimal.valueOf(u, DIGITS).toPlainString())
                .toList();
    }
}
