// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import io.github.lesionj.image.PhantomCanvas.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;

/** A line through points, of a thickness that may change from point to point; all in mm. */
final class PhantomStroke {

    private record Point(double x, double y, double thickness) {}

    private final List<Point> points = new ArrayList<>();

    /** @param halfThickness from the middle of the line to its edge */
    PhantomStroke to(double x, double y, double halfThickness) {
        points.add(new Point(x, y, halfThickness));
        return this;
    }

    /** @param paint is given each touched pixel once, and the share of it that the line covers */
    void draw(PhantomCanvas canvas, ObjDoubleConsumer<PhantomColour> paint) {
        double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9, reach = canvas.pixel();
        for (Point p : points) {
            left = Math.min(left, p.x - p.thickness - reach);
            right = Math.max(right, p.x + p.thickness + reach);
            top = Math.min(top, p.y - p.thickness - reach);
            bottom = Math.max(bottom, p.y + p.thickness + reach);
        }
        Area area = canvas.area(left, top, right, bottom);
        double[] shares = new double[area.size()];
        for (int i = 1; i < points.size(); i++) cover(canvas, points.get(i - 1), points.get(i), area, shares);
        canvas.paint(left, top, right, bottom, (x, y, pixel) -> {
            double share = shares[area.index((int) Math.round(x / reach - 0.5), (int) Math.round(y / reach - 0.5))];
            if (share > 0) paint.accept(pixel, share);
        });
    }

    /** Raises the shares of the pixels near one piece of the line to what it covers of them. */
    private static void cover(PhantomCanvas canvas, Point a, Point b, Area area, double[] shares) {
        double pixel = canvas.pixel(), far = Math.max(a.thickness, b.thickness) + pixel;
        Area near = canvas.area(
                        Math.min(a.x, b.x) - far,
                        Math.min(a.y, b.y) - far,
                        Math.max(a.x, b.x) + far,
                        Math.max(a.y, b.y) + far)
                .within(area);
        for (int y = near.fromY(); y < near.toY(); y++)
            for (int x = near.fromX(); x < near.toX(); x++) {
                int i = area.index(x, y);
                shares[i] = Math.max(shares[i], coverage(a, b, (x + 0.5) * pixel, (y + 0.5) * pixel, pixel));
            }
    }

    private static double coverage(Point a, Point b, double x, double y, double pixel) {
        double dx = b.x - a.x, dy = b.y - a.y, px = x - a.x, py = y - a.y;
        double along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
        double ex = px - along * dx, ey = py - along * dy;
        double thickness = a.thickness + along * (b.thickness - a.thickness);
        double within = (thickness - Math.sqrt(ex * ex + ey * ey)) / pixel + 0.5;
        return Math.min(Math.min(1, within), 2 * thickness / pixel);
    }
}
