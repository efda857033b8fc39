// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import io.github.lesionj.image.Pixels;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.CubicCurve2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/** Hairs drawn over a real picture by Java's own pen, which has nothing in common with the phantom's or with what finds hairs. */
final class DrawnHair {

    private DrawnHair() {}

    /** @return a copy with 20 to 60 dark hairs, combed one way */
    static Img<ARGBType> over(Img<ARGBType> image, long seed) {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, Pixels.argb(image), 0, width);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Random random = new Random(seed);
        int side = Math.max(width, height), dark = 15 + random.nextInt(30);
        double combed = 2 * Math.PI * random.nextDouble();
        for (int hairs = 20 + random.nextInt(41); hairs > 0; hairs--) {
            pen.setColor(new Color(dark + 12, dark + 4, dark, 200 + random.nextInt(50)));
            pen.setStroke(new BasicStroke(
                    (float) (side * (0.003 + 0.004 * random.nextDouble())),
                    BasicStroke.CAP_ROUND,
                    BasicStroke.JOIN_ROUND));
            double x = width * random.nextDouble(), y = height * random.nextDouble();
            double length = side * (0.15 + 0.35 * random.nextDouble()), turn = combed + random.nextGaussian() * 0.35;
            CubicCurve2D hair = new CubicCurve2D.Double();
            double[] points = new double[8];
            for (int i = 0; i < 4; i++) {
                points[2 * i] = x;
                points[2 * i + 1] = y;
                x += length / 3 * Math.cos(turn);
                y += length / 3 * Math.sin(turn);
                turn += random.nextGaussian() * 0.3;
            }
            hair.setCurve(points, 0);
            pen.draw(hair);
        }
        pen.dispose();
        return Pixels.image(picture.getRGB(0, 0, width, height, null, 0, width), width, height);
    }
}
