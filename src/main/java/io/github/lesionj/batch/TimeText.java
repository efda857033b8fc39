// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.util.Locale;

/** How fast work goes and how long it takes, in words. */
public final class TimeText {

    private TimeText() {}

    /** @return such as {@code 3.1 images/s} or {@code 2.4 s/image} */
    public static String rate(double imagesPerSecond) {
        return imagesPerSecond >= 1
                ? String.format(Locale.ROOT, "%.1f images/s", imagesPerSecond)
                : String.format(Locale.ROOT, "%.1f s/image", 1 / imagesPerSecond);
    }

    /** @return such as {@code 0:07}, {@code 12:34} or {@code 1:02:03} */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
