package io.github.lesionj.image;

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
        canvas.paint(left, top, right, bottom, (x, y, pixel) -> {
            double share = coverage(x, y, reach);
            if (share > 0) paint.accept(pixel, share);
        });
    }

    private double coverage(double x, double y, double pixel) {
        double strongest = 0;
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1), b = points.get(i);
            double dx = b.x - a.x, dy = b.y - a.y, px = x - a.x, py = y - a.y;
            double far = Math.max(a.thickness, b.thickness) + pixel;
            if (Math.max(Math.abs(px), Math.abs(py)) > far + Math.abs(dx) + Math.abs(dy)) continue;
            double along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
            double ex = px - along * dx, ey = py - along * dy;
            double thickness = a.thickness + along * (b.thickness - a.thickness);
            double within = (thickness - Math.sqrt(ex * ex + ey * ey)) / pixel + 0.5;
            strongest = Math.max(strongest, Math.min(Math.min(1, within), 2 * thickness / pixel));
        }
        return strongest;
    }
}
