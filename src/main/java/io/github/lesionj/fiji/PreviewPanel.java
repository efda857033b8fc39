// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.training.Preview;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.swing.JComponent;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/** A validation picture with the expert's outline in blue and the network's in yellow. */
final class PreviewPanel extends JComponent {

    private static final long serialVersionUID = 1;
    private static final int SIDE = 340;
    private static final int LINE_HEIGHT = 18;

    private transient Optional<BufferedImage> picture = Optional.empty();
    private String caption = "a validation picture after each epoch";
    private String legend = "";

    PreviewPanel() {
        setPreferredSize(new Dimension(SIDE, SIDE));
    }

    /** Shows another answer of the network. */
    void show(Preview preview) {
        picture = Optional.of(toAwt(preview.outlined()));
        caption = preview.caption();
        legend = preview.truth().isPresent() ? "blue: expert, yellow: network" : "";
        repaint();
    }

    private static BufferedImage toAwt(Img<ARGBType> image) {
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, Pixels.argb(image), 0, width);
        return picture;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        int text = LINE_HEIGHT;
        if (picture.isPresent()) text += drawPicture((Graphics2D) graphics, picture.get());
        graphics.setColor(picture.isPresent() ? Color.BLACK : Color.GRAY);
        graphics.drawString(caption, 0, text);
        graphics.drawString(legend, 0, text + LINE_HEIGHT);
    }

    private int drawPicture(Graphics2D graphics, BufferedImage shown) {
        double scale = Math.min(
                getWidth() / (double) shown.getWidth(), (getHeight() - 3 * LINE_HEIGHT) / (double) shown.getHeight());
        int height = (int) (shown.getHeight() * scale);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(shown, 0, 0, (int) (shown.getWidth() * scale), height, null);
        return height;
    }
}
