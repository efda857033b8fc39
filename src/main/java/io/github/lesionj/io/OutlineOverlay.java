// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.gui.Roi;
import ij.gui.ShapeRoi;
import io.github.lesionj.image.Pixels;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/** Draws a lesion's outline into a copy of its picture. */
public final class OutlineOverlay {

    /** Yellow, which skin never is. */
    public static final Color YELLOW = new Color(0xff, 0xe6, 0x00);

    /** A blue that is told from the yellow by everybody. */
    public static final Color BLUE = new Color(0x2f, 0xb4, 0xff);

    private static final Color CASING = new Color(0x10, 0x10, 0x10);
    private static final double FINE = 1.0 / 250;
    private static final double BOLD = 1.0 / 110;

    private OutlineOverlay() {}

    /**
     * Draws a yellow line with a dark casing, visible on any skin; its width grows with the picture.
     *
     * @param image   2-D; not changed
     * @param outline in the image's pixels; holes and parts are outlined too
     * @return a new, opaque image of the same size
     */
    public static Img<ARGBType> draw(RandomAccessibleInterval<ARGBType> image, Roi outline) {
        return drawn(image, outline, YELLOW, FINE);
    }

    /**
     * Draws the outline of a mask in a colour, bold enough to be seen when the picture is shown small.
     *
     * @param mask of the image's size
     * @return a new, opaque image of the same size; without a line if the mask is empty
     */
    public static Img<ARGBType> draw(
            RandomAccessibleInterval<ARGBType> image, RandomAccessibleInterval<BitType> mask, Color colour) {
        return MaskOutline.of(mask)
                .map(outline -> drawn(image, outline, colour, BOLD))
                .orElseGet(() -> opaque(ImageFile.toBufferedImage(image)));
    }

    /**
     * Draws several lines, each in its own colour, or yellow if it has none.
     *
     * @param lines in the image's pixels, the last one on top
     * @return a new, opaque image of the same size
     */
    public static Img<ARGBType> draw(RandomAccessibleInterval<ARGBType> image, List<Roi> lines) {
        BufferedImage picture = ImageFile.toBufferedImage(image);
        for (Roi line : lines)
            draw(picture, line, line.getStrokeColor() == null ? YELLOW : line.getStrokeColor(), FINE);
        return opaque(picture);
    }

    /**
     * Draws lines of any colour and width, with a dark casing.
     *
     * @param outline   in the image's pixels; need not be closed
     * @param lineWidth in pixels, without the casing
     * @return a new, opaque image of the same size
     */
    public static Img<ARGBType> draw(
            RandomAccessibleInterval<ARGBType> image, Roi outline, Color colour, double lineWidth) {
        BufferedImage picture = ImageFile.toBufferedImage(image);
        stroke(picture, outline, colour, (float) lineWidth);
        return opaque(picture);
    }

    private static Img<ARGBType> drawn(
            RandomAccessibleInterval<ARGBType> image, Roi outline, Color colour, double widthPerSide) {
        BufferedImage picture = ImageFile.toBufferedImage(image);
        draw(picture, outline, colour, widthPerSide);
        return opaque(picture);
    }

    private static void draw(BufferedImage picture, Roi outline, Color colour, double widthPerSide) {
        stroke(picture, outline, colour, (float)
                Math.max(1, Math.min(picture.getWidth(), picture.getHeight()) * widthPerSide));
    }

    private static void stroke(BufferedImage picture, Roi outline, Color colour, float line) {
        Shape shape = shape(outline);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        stroke(graphics, shape, CASING, 2 * line);
        stroke(graphics, shape, colour, line);
        graphics.dispose();
    }

    private static Shape shape(Roi outline) {
        ShapeRoi shape = outline instanceof ShapeRoi already ? already : new ShapeRoi(outline);
        return AffineTransform.getTranslateInstance(shape.getXBase(), shape.getYBase())
                .createTransformedShape(shape.getShape());
    }

    private static void stroke(Graphics2D graphics, Shape shape, Color colour, float width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    static Img<ARGBType> opaque(BufferedImage picture) {
        int[] rgb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i++) rgb[i] |= 0xff000000;
        return Pixels.image(rgb, picture.getWidth(), picture.getHeight());
    }
}
