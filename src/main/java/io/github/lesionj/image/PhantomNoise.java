// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

/** Smooth noise on the plane that is the same on every machine; two noises of different seeds are unrelated. */
final class PhantomNoise {

    private final long seed;

    PhantomNoise(long seed) {
        this.seed = seed;
    }

    /** @return -1..1, smooth, varying over about one unit, 0 on average */
    double at(double x, double y) {
        double column = Math.floor(x), row = Math.floor(y);
        double right = fade(x - column), down = fade(y - row);
        int i = (int) column, j = (int) row;
        double upper = mix(corner(i, j), corner(i + 1, j), right);
        double lower = mix(corner(i, j + 1), corner(i + 1, j + 1), right);
        return mix(upper, lower, down);
    }

    /** @return about -1..1: octaves of {@link #at}, each of half the size and half the height of the one before */
    double octaves(double x, double y, int octaves) {
        double sum = 0, height = 1, total = 0;
        for (int k = 0; k < octaves; k++, height /= 2) {
            sum += height * at(x, y);
            total += height;
            double turned = 1.6 * x - 1.2 * y + 17.3;
            y = 1.2 * x + 1.6 * y - 5.1;
            x = turned;
        }
        return sum / total * 1.6;
    }

    /**
     * Cells around scattered points, about one per unit square.
     *
     * @return how much farther the second nearest point is than the nearest: 0 on the walls between cells
     */
    double wall(double x, double y) {
        int column = (int) Math.floor(x), row = (int) Math.floor(y);
        double nearest = 9, second = 9;
        for (int j = row - 1; j <= row + 1; j++)
            for (int i = column - 1; i <= column + 1; i++) {
                long bits = bits(i, j);
                double dx = i + share(bits) - x, dy = j + share(bits >>> 24) - y;
                double distance = dx * dx + dy * dy;
                if (distance < nearest) {
                    second = nearest;
                    nearest = distance;
                } else if (distance < second) second = distance;
            }
        return Math.sqrt(second) - Math.sqrt(nearest);
    }

    /**
     * Round dots, in about a share of the unit squares.
     *
     * @return 1 in the middle of a dot, 0 from its edge on
     */
    double dots(double x, double y, double share, double radius) {
        int column = (int) Math.floor(x), row = (int) Math.floor(y);
        double strongest = 0;
        for (int j = row - 1; j <= row + 1; j++)
            for (int i = column - 1; i <= column + 1; i++) {
                long bits = bits(i, j);
                if (share(bits >>> 40) >= share) continue;
                double dx = i + share(bits) - x, dy = j + share(bits >>> 24) - y;
                double size = radius * (0.6 + 0.4 * share(bits >>> 12));
                strongest = Math.max(strongest, 1 - (dx * dx + dy * dy) / (size * size));
            }
        return strongest;
    }

    /** @return 0 below from, 1 above to, smooth between */
    static double step(double from, double to, double value) {
        double t = Math.min(1, Math.max(0, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }

    private double corner(int i, int j) {
        return 2 * share(bits(i, j)) - 1;
    }

    private static double share(long bits) {
        return (bits & 0xffffff) / (double) 0x1000000;
    }

    /** Mixes as SplittableRandom does (Steele, Lea and Flood 2014). */
    private long bits(int i, int j) {
        long z = seed + i * 0x9e3779b97f4a7c15L + j * 0xd1b54a32d192ed03L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private static double fade(double t) {
        return t * t * t * (t * (6 * t - 15) + 10);
    }

    private static double mix(double a, double b, double share) {
        return a + share * (b - a);
    }
}
