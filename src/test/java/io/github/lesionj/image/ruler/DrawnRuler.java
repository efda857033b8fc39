// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.image.ruler;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * A phantom with a ruler drawn over it, beside the lesion, whose spacing and angle are known, of the kinds that dermatoscopes show. It is drawn
 * with Java's own strokes, not with the phantom's.
 *
 * @param angle of the row in degrees, as {@link RulerScale#angle} means it
 * @param major which tick is longer
 */
record DrawnRuler(int[] argb, int width, int height, Kind kind, double spacing, double angle, int major, int ticks) {

    enum Kind {
        /** A line with tenths, halves and millimetres, as on a plate. */
        COMB(10),
        /** Millimetres without a line, each second longer. */
        LOOSE(2),
        /** Each fifth longer. */
        FIFTHS(5),
        /** Thick ticks on white paper, cut by the picture's edge to black squares. */
        PAPER(1);

        private final int major;

        Kind(int major) {
            this.major = major;
        }
    }

    /** Draws one by chance: kind, angle, spacing, place, darkness and blur. */
    static DrawnRuler by(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Kind kind = Kind.values()[(int) (seed % Kind.values().length)];
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT
                .withSize(640, 480)
                .withSeed(seed)
                .withRuler(false)
                .withHair(seed % 3 != 0));
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 640, 480, Pixels.argb(phantom.image()), 0, 640);
        double spacing = kind == Kind.COMB ? random.nextDouble(5, 8) : random.nextDouble(9, 34);
        int ticks = kind == Kind.COMB ? 51 : (int) Math.min(21, 380 / spacing);
        double degrees = kind == Kind.PAPER ? random.nextDouble(-1.5, 1.5) : random.nextDouble(-89, 90);
        int ink = random.nextInt(20, 70);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double length = (ticks - 1) * spacing;
        double middleX = 320 + random.nextDouble(-20, 20), middleY = 240 + random.nextDouble(-20, 20);
        double beside = random.nextDouble(130, 170) * (random.nextBoolean() ? 1 : -1);
        if (kind == Kind.PAPER) {
            middleY = 470;
            beside = 0;
        }
        AffineTransform place = AffineTransform.getTranslateInstance(middleX, middleY);
        place.rotate(-Math.toRadians(degrees));
        place.translate(-length / 2, beside);
        graphics.transform(place);
        paint(graphics, kind, spacing, ticks, new Color(ink, ink, ink));
        graphics.dispose();
        int[] argb = picture.getRGB(0, 0, 640, 480, null, 0, 640);
        blur(argb, 640, 480, random.nextInt(3));
        return new DrawnRuler(argb, 640, 480, kind, spacing, degrees, kind.major, ticks);
    }

    private static void paint(Graphics2D graphics, Kind kind, double spacing, int ticks, Color ink) {
        double length = (ticks - 1) * spacing;
        if (kind == Kind.PAPER) {
            graphics.setColor(new Color(235, 235, 230));
            graphics.fill(new Rectangle2D.Double(-300, -6, length + 600, 100));
        }
        graphics.setColor(ink);
        float line = kind == Kind.PAPER ? (float) (0.35 * spacing) : kind == Kind.COMB ? 1.3f : 1.8f;
        graphics.setStroke(new BasicStroke(line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        if (kind == Kind.COMB) graphics.draw(new Line2D.Double(0, 0, length, 0));
        for (int i = 0; i < ticks; i++)
            graphics.draw(new Line2D.Double(i * spacing, 0, i * spacing, reach(kind, i, spacing)));
    }

    private static double reach(Kind kind, int tick, double spacing) {
        return switch (kind) {
            case COMB -> -(tick % 10 == 0 ? 4.5 : tick % 5 == 0 ? 3 : 1.4) * spacing;
            case LOOSE -> -(tick % 2 == 0 ? 2.2 : 1.1) * Math.min(spacing, 24);
            case FIFTHS -> -(tick % 5 == 0 ? 1.7 : 0.8) * spacing;
            case PAPER -> 40;
        };
    }

    /** Each time the mean of 3 x 3 pixels. */
    private static void blur(int[] argb, int width, int height, int times) {
        for (int time = 0; time < times; time++) {
            int[] before = argb.clone();
            for (int y = 1; y < height - 1; y++)
                for (int x = 1; x < width - 1; x++) {
                    int r = 0, g = 0, b = 0;
                    for (int dy = -width; dy <= width; dy += width)
                        for (int dx = -1; dx <= 1; dx++) {
                            int p = before[y * width + x + dy + dx];
                            r += p >> 16 & 0xff;
                            g += p >> 8 & 0xff;
                            b += p & 0xff;
                        }
                    argb[y * width + x] = 0xff000000 | r / 9 << 16 | g / 9 << 8 | b / 9;
                }
        }
    }
}
