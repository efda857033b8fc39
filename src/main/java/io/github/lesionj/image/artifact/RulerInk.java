// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.artifact;

import io.github.lesionj.image.GreyPlane;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.morphology.TopHat;
import io.github.lesionj.image.ruler.RulerFinder;
import io.github.lesionj.image.ruler.RulerScale;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The ink of the scale that {@link RulerFinder} finds: what is dark and narrow where its ticks lie and about a tick's length
 * around, so that the line along their feet and the longer ticks are in it. Letters beside the scale are not.
 */
public final class RulerInk {

    /** Grey levels by which ink is darker than what encloses it, at least, and as a share of what the ticks are. */
    private static final double DARKER = 8, SHARE = 0.35;

    /** How far ink is blurred, as a share of the distance between two ticks. */
    private static final double BLUR = 0.04;

    private RulerInk() {}

    /**
     * @param argb row-major, width x height
     * @return 1 for a scale's ink, row-major; all 0 where none is found
     */
    public static byte[] find(int[] argb, int width, int height) {
        byte[] ink = new byte[argb.length];
        RulerFinder.find(Pixels.image(argb, width, height)).ifPresent(scale -> mark(scale, argb, width, height, ink));
        return ink;
    }

    private static void mark(RulerScale scale, int[] argb, int width, int height, byte[] ink) {
        Zone zone = Zone.around(scale);
        int left = Math.max(0, (int) zone.left()), right = Math.min(width, (int) zone.right() + 1);
        int top = Math.max(0, (int) zone.top()), bottom = Math.min(height, (int) zone.bottom() + 1);
        if (right <= left || bottom <= top) return;
        int w = right - left, h = bottom - top;
        int[] part = new int[w * h];
        for (int y = 0; y < h; y++) System.arraycopy(argb, (top + y) * width + left, part, y * w, w);
        int side = 2 * (int) Math.max(1, Math.round(0.4 * scale.spacing())) + 1;
        GreyPlane dark = new TopHat(side).of(GreyPlane.ofHair(part, w, h));
        double least = Math.max(DARKER, SHARE * ofTicks(scale, dark, left, top));
        int grow = (int) Math.ceil(BLUR * scale.spacing());
        for (int y = 0, i = 0; y < h; y++)
            for (int x = 0; x < w; x++, i++) {
                if (dark.values()[i] < least || !zone.contains(left + x + 0.5, top + y + 0.5)) continue;
                for (int ny = Math.max(0, top + y - grow); ny <= Math.min(height - 1, top + y + grow); ny++)
                    Arrays.fill(
                            ink,
                            ny * width + Math.max(0, left + x - grow),
                            ny * width + Math.min(width - 1, left + x + grow) + 1,
                            (byte) 1);
            }
    }

    /** How dark the ticks are: the median of the darkest pixel of each, about its middle. */
    private static double ofTicks(RulerScale scale, GreyPlane dark, int left, int top) {
        double reach = scale.spacing() / 4;
        double[] levels = scale.ticks().stream()
                .mapToDouble(tick -> {
                    double x = (tick.x1() + tick.x2()) / 2 - left, y = (tick.y1() + tick.y2()) / 2 - top, most = 0;
                    for (int py = (int) Math.max(0, y - reach); py < Math.min(dark.height(), y + reach); py++)
                        for (int px = (int) Math.max(0, x - reach); px < Math.min(dark.width(), x + reach); px++)
                            most = Math.max(most, dark.values()[py * dark.width() + px]);
                    return most;
                })
                .sorted()
                .toArray();
        return levels[levels.length / 2];
    }

    /**
     * An upright rectangle of the scale's own coordinates: {@code u} along the row of ticks, {@code v} along a tick.
     *
     * @param cos of the row's direction
     * @param sin of the row's direction, downwards
     */
    private record Zone(double cos, double sin, double fromU, double toU, double fromV, double toV) {

        static Zone around(RulerScale scale) {
            double angle = -Math.toRadians(scale.angle());
            double cos = Math.cos(angle), sin = Math.sin(angle);
            List<RulerScale.Tick> ticks = scale.ticks();
            double[] u = ticks.stream()
                    .flatMapToDouble(t -> DoubleStream.of(t.x1() * cos + t.y1() * sin, t.x2() * cos + t.y2() * sin))
                    .toArray();
            double[] v = ticks.stream()
                    .flatMapToDouble(t -> DoubleStream.of(t.y1() * cos - t.x1() * sin, t.y2() * cos - t.x2() * sin))
                    .toArray();
            double[] lengths =
                    ticks.stream().mapToDouble(RulerScale.Tick::length).sorted().toArray();
            double more = Math.max(scale.spacing() / 2, lengths[lengths.length / 2]);
            return new Zone(
                    cos,
                    sin,
                    Arrays.stream(u).min().orElseThrow() - scale.spacing() / 2,
                    Arrays.stream(u).max().orElseThrow() + scale.spacing() / 2,
                    Arrays.stream(v).min().orElseThrow() - more,
                    Arrays.stream(v).max().orElseThrow() + more);
        }

        boolean contains(double x, double y) {
            double u = x * cos + y * sin, v = y * cos - x * sin;
            return u >= fromU && u <= toU && v >= fromV && v <= toV;
        }

        double left() {
            return extreme(cos, -sin, true);
        }

        double right() {
            return extreme(cos, -sin, false);
        }

        double top() {
            return extreme(sin, cos, true);
        }

        double bottom() {
            return extreme(sin, cos, false);
        }

        private double extreme(double ofU, double ofV, boolean least) {
            double[] corners = {
                ofU * fromU + ofV * fromV, ofU * fromU + ofV * toV, ofU * toU + ofV * fromV, ofU * toU + ofV * toV
            };
            Arrays.sort(corners);
            return corners[least ? 0 : 3];
        }
    }
}
