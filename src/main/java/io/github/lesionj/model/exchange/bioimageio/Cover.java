// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.Task;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The picture by which a model is recognised, twice as wide as high: the test picture, and the network's answer to it. */
final class Cover {

    private static final int SIDE = 320;
    private static final int EDGE = 16;
    private static final Color OUTLINE = new Color(0xffd400);

    private Cover() {}

    /** @return a PNG file */
    static byte[] of(TestTensors test) {
        ModelCard card = test.card();
        int width = card.input().width();
        int height = card.input().height();
        BufferedImage cover = new BufferedImage(2 * SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = cover.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 2 * SIDE, SIDE);
        canvas.drawImage(picture(test.argb(), width, height), 0, 0, SIDE, SIDE, null);
        if (card.task() == Task.SEGMENTATION) {
            int[] outlined = test.argb().clone();
            outline(test.mask(), width, height, outlined);
            canvas.drawImage(picture(outlined, width, height), SIDE, 0, SIDE, SIDE, null);
        } else bars(card, test.probabilities(), canvas);
        canvas.dispose();
        return png(cover);
    }

    /** Codes in memory: no picture passes through a shared folder. */
    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage picture(int[] argb, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, argb, 0, width);
        return picture;
    }

    private static void outline(byte[] mask, int width, int height, int[] argb) {
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                boolean edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
                int i = y * width + x;
                if (mask[i] == 1 && (edge || mask[i - 1] + mask[i + 1] + mask[i - width] + mask[i + width] < 4))
                    argb[i] = OUTLINE.getRGB();
            }
    }

    private static void bars(ModelCard card, float[] probabilities, Graphics2D canvas) {
        int rows = Math.min(probabilities.length, 12);
        int step = (SIDE - 2 * EDGE) / rows;
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.min(16, step - 6)));
        for (int i = 0; i < rows; i++) {
            int y = EDGE + i * step;
            canvas.setColor(new Color(0x1f4e79));
            canvas.fillRect(SIDE + 96, y + 4, Math.round(probabilities[i] * (SIDE - 96 - EDGE)), step - 8);
            canvas.setColor(Color.DARK_GRAY);
            canvas.drawString(card.classes().get(i), SIDE + EDGE, y + step / 2 + 5);
        }
    }
}
