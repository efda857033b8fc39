// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import io.github.lesionj.image.GreyPlane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds dark strokes as ridges: where the second derivative across is large, along small, and largest across the line
 * (Steger 1998, "An unbiased detector of curvilinear structures"), joined while they keep their direction. A line that crosses
 * another is cut there, so that the ticks of a comb come loose from its back.
 */
final class Strokes {

    private static final double SIGMA = 1.2;
    private static final int MARGIN = 8;
    private static final double ROUND = 0.7;
    private static final double TURN = Math.toRadians(25);
    private static final double SHORTEST = 2;
    private static final double CROOKED = 0.9;
    private static final double NOISE = 2.5;
    private static final int SAMPLES = 20_000;
    private static final double FAINTEST = 0.7;

    private final GreyPlane smooth;
    private final int width;
    private final int height;
    private final float[] strength;
    private final float[] direction;
    private final boolean[] ridge;

    private Strokes(GreyPlane plane) {
        smooth = plane.smoothed(SIGMA);
        width = plane.width();
        height = plane.height();
        strength = new float[width * height];
        direction = new float[width * height];
        ridge = new boolean[width * height];
    }

    /**
     * @return the strokes of a picture, about 2 to 5 pixels wide; what the picture's edge cuts goes on for {@value #MARGIN}
     *     pixels outside, as if its last row and column were repeated: of a paper ruler's ticks only squares may be left
     */
    static List<Stroke> of(GreyPlane plane) {
        if (plane.width() < 8 || plane.height() < 8) return List.of();
        Strokes strokes = new Strokes(plane.withMargin(MARGIN));
        strokes.derive();
        strokes.thin(strokes.threshold());
        return strokes.join();
    }

    private float value(int x, int y) {
        int cx = Math.max(0, Math.min(width - 1, x)), cy = Math.max(0, Math.min(height - 1, y));
        return smooth.values()[cy * width + cx];
    }

    private void derive() {
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++) {
                float here = value(x, y);
                float xx = value(x + 1, y) - 2 * here + value(x - 1, y);
                float yy = value(x, y + 1) - 2 * here + value(x, y - 1);
                float xy = (value(x + 1, y + 1) + value(x - 1, y - 1) - value(x + 1, y - 1) - value(x - 1, y + 1)) / 4;
                float middle = (xx + yy) / 2, spread = (float) Math.hypot((xx - yy) / 2, xy);
                float across = middle + spread, along = middle - spread;
                if (across <= 0 || Math.abs(along) > ROUND * across) continue;
                strength[i] = across;
                double normal = Math.atan2(2 * xy, xx - yy) / 2;
                double line = normal + Math.PI / 2;
                direction[i] = (float) (line >= Math.PI ? line - Math.PI : line < 0 ? line + Math.PI : line);
            }
    }

    private float threshold() {
        int columns = width - 2 * MARGIN, count = columns * (height - 2 * MARGIN);
        int step = Math.max(1, count / SAMPLES);
        float[] some = new float[count / step];
        for (int i = 0; i < some.length; i++) {
            int pixel = i * step;
            some[i] = strength[(pixel / columns + MARGIN) * width + pixel % columns + MARGIN];
        }
        Arrays.sort(some);
        return (float) Math.max(FAINTEST, NOISE * some[some.length / 2]);
    }

    private void thin(float threshold) {
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++, i++) {
                if (strength[i] < threshold) continue;
                int dx = (int) Math.round(-Math.sin(direction[i])), dy = (int) Math.round(Math.cos(direction[i]));
                ridge[i] = strength[i] >= strengthAt(x + dx, y + dy) && strength[i] > strengthAt(x - dx, y - dy);
            }
    }

    private float strengthAt(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : strength[y * width + x];
    }

    private List<Stroke> join() {
        List<Stroke> strokes = new ArrayList<>();
        int[] members = new int[width * height];
        for (int start = 0; start < ridge.length; start++) {
            if (!ridge[start]) continue;
            int count = grow(start, members);
            fit(members, count).ifPresent(strokes::add);
        }
        return strokes;
    }

    /** Takes a ridge's pixels, which are then none any more. */
    private int grow(int start, int[] members) {
        int count = 0;
        members[count++] = start;
        ridge[start] = false;
        double cos = Math.cos(2 * direction[start]), sin = Math.sin(2 * direction[start]);
        for (int next = 0; next < count; next++) {
            int x = members[next] % width, y = members[next] / width;
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    int i = ny * width + nx;
                    if (!ridge[i] || Stroke.between(direction[i], Math.atan2(sin, cos) / 2) > TURN) continue;
                    ridge[i] = false;
                    members[count++] = i;
                    cos += Math.cos(2 * direction[i]);
                    sin += Math.sin(2 * direction[i]);
                }
        }
        return count;
    }

    /** @return empty for what is too short or crooked */
    private Optional<Stroke> fit(int[] members, int count) {
        double mx = 0, my = 0, dark = 0;
        for (int m = 0; m < count; m++) {
            mx += members[m] % width;
            my += members[m] / width;
            dark += strength[members[m]];
        }
        mx /= count;
        my /= count;
        double xx = 0, yy = 0, xy = 0;
        for (int m = 0; m < count; m++) {
            double dx = members[m] % width - mx, dy = members[m] / width - my;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        double angle = Math.atan2(2 * xy, xx - yy) / 2, cos = Math.cos(angle), sin = Math.sin(angle);
        double across = (xx * sin * sin - 2 * xy * sin * cos + yy * cos * cos) / count;
        if (across > CROOKED * CROOKED) return Optional.empty();
        double from = 0, to = 0;
        for (int m = 0; m < count; m++) {
            double along = (members[m] % width - mx) * cos + (members[m] / width - my) * sin;
            from = Math.min(from, along);
            to = Math.max(to, along);
        }
        if (to - from < SHORTEST) return Optional.empty();
        mx -= MARGIN;
        my -= MARGIN;
        return new Stroke(mx + from * cos, my + from * sin, mx + to * cos, my + to * sin, to - from, dark / count)
                .within(width - 2 * MARGIN, height - 2 * MARGIN);
    }
}
