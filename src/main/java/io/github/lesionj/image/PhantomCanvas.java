// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image;

import java.util.stream.IntStream;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/** A picture in linear light, painted in millimetres from its top left corner. */
final class PhantomCanvas {

    /** Paints one pixel, given the place of its centre. */
    @FunctionalInterface
    interface Paint {
        void paint(double x, double y, PhantomColour pixel);
    }

    /** Tells whether a place belongs to something. */
    @FunctionalInterface
    interface Shape {
        boolean contains(double x, double y);
    }

    private static final int COLOURS = 3;
    private static final double SENSOR_NOISE = 2.2;
    private static final int[] SRGB = srgb();
    private static final float[] LINEAR = linear();

    private final int width, height;
    private final double millimetres;
    private final float[] light;

    PhantomCanvas(int width, int height, double millimetres) {
        this.width = width;
        this.height = height;
        this.millimetres = millimetres;
        light = new float[Math.multiplyExact(COLOURS, Math.multiplyExact(width, height))];
    }

    /** A canvas that shows a picture, row-major. */
    static PhantomCanvas over(int[] argb, int width, int height, double millimetres) {
        PhantomCanvas canvas = new PhantomCanvas(width, height, millimetres);
        for (int i = 0; i < canvas.light.length; i++) canvas.light[i] = LINEAR[code(argb, i)];
        return canvas;
    }

    /** Writes the pixels that were painted since {@link #over} into the picture that it was given. */
    void copyChanges(int[] argb) {
        for (int i = 0; i < light.length; i++) {
            if (light[i] == LINEAR[code(argb, i)]) continue;
            int shift = 16 - 8 * (i % COLOURS);
            argb[i / COLOURS] = argb[i / COLOURS] & ~(0xff << shift) | srgb(light[i]) << shift;
        }
    }

    private static int code(int[] argb, int i) {
        return argb[i / COLOURS] >> 16 - 8 * (i % COLOURS) & 0xff;
    }

    double widthInMm() {
        return width * millimetres;
    }

    double heightInMm() {
        return height * millimetres;
    }

    /** @return the side of one pixel in mm: nothing thinner can be seen */
    double pixel() {
        return millimetres;
    }

    void paint(Paint paint) {
        paint(0, 0, widthInMm(), heightInMm(), paint);
    }

    /** Paints the pixels whose centres lie in a rectangle; pixels do not depend on each other. */
    void paint(double left, double top, double right, double bottom, Paint paint) {
        Area area = area(left, top, right, bottom);
        IntStream rows = IntStream.range(area.fromY, Math.max(area.fromY, area.toY));
        (area.toX - area.fromX > 64 ? rows.parallel() : rows).forEach(y -> {
            PhantomColour pixel = new PhantomColour();
            for (int x = area.fromX; x < area.toX; x++) {
                int i = COLOURS * (y * width + x);
                pixel.red = light[i];
                pixel.green = light[i + 1];
                pixel.blue = light[i + 2];
                paint.paint((x + 0.5) * millimetres, (y + 0.5) * millimetres, pixel);
                light[i] = (float) pixel.red;
                light[i + 1] = (float) pixel.green;
                light[i + 2] = (float) pixel.blue;
            }
        });
    }

    /** Pixels from a first column and row to, not including, a last one. */
    record Area(int fromX, int fromY, int toX, int toY) {

        Area within(Area other) {
            return new Area(
                    Math.max(fromX, other.fromX),
                    Math.max(fromY, other.fromY),
                    Math.min(toX, other.toX),
                    Math.min(toY, other.toY));
        }

        int size() {
            return Math.max(0, toX - fromX) * Math.max(0, toY - fromY);
        }

        int index(int x, int y) {
            return (y - fromY) * (toX - fromX) + x - fromX;
        }
    }

    /** @return the pixels whose centres lie in a rectangle */
    Area area(double left, double top, double right, double bottom) {
        return new Area(
                        (int) Math.ceil(left / millimetres - 0.5),
                        (int) Math.ceil(top / millimetres - 0.5),
                        (int) Math.ceil(right / millimetres - 0.5),
                        (int) Math.ceil(bottom / millimetres - 0.5))
                .within(new Area(0, 0, width, height));
    }

    Img<BitType> mask(Shape shape) {
        Img<BitType> mask = ArrayImgs.bits(width, height);
        Cursor<BitType> cursor = mask.localizingCursor();
        while (cursor.hasNext()) {
            BitType bit = cursor.next();
            bit.set(shape.contains(
                    (cursor.getDoublePosition(0) + 0.5) * millimetres,
                    (cursor.getDoublePosition(1) + 0.5) * millimetres));
        }
        return mask;
    }

    /** @return the picture as a camera takes it: a little blurred, in sRGB, with noise */
    Img<ARGBType> image(long seed) {
        PhantomNoise grain = new PhantomNoise(seed ^ 0x5eed);
        int[] argb = new int[width * height];
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0; x < width; x++) {
                double noise = SENSOR_NOISE * (grain.at(0.55 * x, 0.55 * y));
                argb[y * width + x] =
                        0xff000000 | level(x, y, 0, noise) << 16 | level(x, y, 1, noise) << 8 | level(x, y, 2, noise);
            }
        });
        return Pixels.image(argb, width, height);
    }

    private int level(int x, int y, int colour, double noise) {
        int left = Math.max(0, x - 1), right = Math.min(width - 1, x + 1);
        int up = Math.max(0, y - 1) * width, down = Math.min(height - 1, y + 1) * width, here = y * width;
        double edges = light[COLOURS * (here + left) + colour]
                + light[COLOURS * (here + right) + colour]
                + light[COLOURS * (up + x) + colour]
                + light[COLOURS * (down + x) + colour];
        double blurred = (4 * light[COLOURS * (here + x) + colour] + edges) / 8;
        return (int) Math.min(255, Math.max(0, Math.round(srgb(blurred) + noise)));
    }

    private static int srgb(double linear) {
        return SRGB[(int) Math.round((SRGB.length - 1) * Math.min(1, Math.max(0, linear)))];
    }

    private static float[] linear() {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            double code = i / 255.0;
            table[i] = (float) (code <= 0.04045 ? code / 12.92 : StrictMath.pow((code + 0.055) / 1.055, 2.4));
        }
        return table;
    }

    private static int[] srgb() {
        int[] table = new int[8192];
        for (int i = 0; i < table.length; i++) {
            double linear = i / (table.length - 1.0);
            double code = linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
            table[i] = (int) Math.round(255 * code);
        }
        return table;
    }
}
