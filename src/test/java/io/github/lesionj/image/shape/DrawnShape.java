// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.shape;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Masks of shapes whose measures are known by hand. */
public final class DrawnShape {

    private DrawnShape() {}

    /** @return row-major, 1 for each pixel whose centre lies inside */
    public static byte[] mask(Shape shape, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fill(shape);
        graphics.dispose();
        byte[] bits =
                ((DataBufferByte) picture.getRaster().getDataBuffer()).getData().clone();
        for (int i = 0; i < bits.length; i++) bits[i] &= 1;
        return bits;
    }

    public static Shape disk(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** @param degrees by which the long axis is turned clockwise from the x axis */
    public static Shape ellipse(double x, double y, double longHalf, double shortHalf, double degrees) {
        Shape upright = new Ellipse2D.Double(x - longHalf, y - shortHalf, 2 * longHalf, 2 * shortHalf);
        return AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y).createTransformedShape(upright);
    }

    public static Shape rectangle(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, width, height);
    }

    /** An isosceles triangle standing on its base, its top at (x, y). */
    public static Shape triangle(double x, double y, double base, double height) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y);
        path.lineTo(x + base / 2, y + height);
        path.lineTo(x - base / 2, y + height);
        path.closePath();
        return path;
    }

    /** Koch's snowflake in a circle; its border's dimension is log 4 / log 3 when the depth is without end. */
    public static Shape snowflake(double x, double y, double radius, int depth) {
        Path2D path = new Path2D.Double();
        double[] xs = new double[4], ys = new double[4];
        for (int k = 0; k < 4; k++) {
            xs[k] = x + radius * Math.cos(2 * Math.PI * k / 3);
            ys[k] = y + radius * Math.sin(2 * Math.PI * k / 3);
        }
        path.moveTo(xs[0], ys[0]);
        for (int k = 0; k < 3; k++) side(path, depth, xs[k], ys[k], xs[k + 1], ys[k + 1]);
        path.closePath();
        return path;
    }

    private static void side(Path2D path, int depth, double fromX, double fromY, double toX, double toY) {
        if (depth == 0) {
            path.lineTo(toX, toY);
            return;
        }
        double dx = (toX - fromX) / 3, dy = (toY - fromY) / 3;
        double topX = fromX + 1.5 * dx + Math.sqrt(3) / 2 * dy, topY = fromY + 1.5 * dy - Math.sqrt(3) / 2 * dx;
        side(path, depth - 1, fromX, fromY, fromX + dx, fromY + dy);
        side(path, depth - 1, fromX + dx, fromY + dy, topX, topY);
        side(path, depth - 1, topX, topY, fromX + 2 * dx, fromY + 2 * dy);
        side(path, depth - 1, fromX + 2 * dx, fromY + 2 * dy, toX, toY);
    }
}
