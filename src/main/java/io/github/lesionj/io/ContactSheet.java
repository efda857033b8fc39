// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Resampling;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/** Lays labelled pictures out in a grid, to look many over at once. */
public final class ContactSheet {

    private static final Color PAPER = Color.WHITE;
    private static final Color INK = new Color(0x20, 0x20, 0x20);
    private static final int GAP = 6;
    private static final int LABEL_HEIGHT = 18;
    private static final String CUT = "…";

    /**
     * One picture of a sheet.
     *
     * @param label one line below the picture, shortened where it is too long; may be empty
     * @param image 2-D, of any size
     */
    public record Tile(String label, RandomAccessibleInterval<ARGBType> image) {}

    private ContactSheet() {}

    /**
     * Draws the pictures row by row, each scaled to fit a cell of 4:3 and centred in it, and writes them as one PNG.
     *
     * @param file      whose folder is created where missing
     * @param tiles     at least one
     * @param columns   1 or more; fewer tiles make a narrower sheet
     * @param cellWidth in pixels, 16 or more
     * @throws IllegalArgumentException if there is no tile or a number is too small
     * @throws IOException              if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, List<Tile> tiles, int columns, int cellWidth) throws IOException {
        PngWriter.write(file, draw(tiles, columns, cellWidth));
    }

    static BufferedImage draw(List<Tile> tiles, int columns, int cellWidth) {
        if (tiles.isEmpty()) throw new IllegalArgumentException("A contact sheet needs at least one picture");
        if (columns < 1) throw new IllegalArgumentException("A contact sheet has 1 or more columns, not " + columns);
        if (cellWidth < 16) throw new IllegalArgumentException("Cells are 16 or more pixels wide, not " + cellWidth);
        int across = Math.min(columns, tiles.size()), down = (tiles.size() + across - 1) / across;
        int cellHeight = cellWidth * 3 / 4;
        int stepX = cellWidth + GAP, stepY = cellHeight + LABEL_HEIGHT + GAP;
        BufferedImage sheet = new BufferedImage(
                Math.addExact(Math.multiplyExact(across, stepX), GAP),
                Math.addExact(Math.multiplyExact(down, stepY), GAP),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (int i = 0; i < tiles.size(); i++) {
            int left = GAP + i % across * stepX, top = GAP + i / across * stepY;
            BufferedImage picture = fitted(tiles.get(i).image(), cellWidth, cellHeight);
            graphics.drawImage(
                    picture,
                    left + (cellWidth - picture.getWidth()) / 2,
                    top + (cellHeight - picture.getHeight()) / 2,
                    null);
            label(graphics, tiles.get(i).label(), left, top + cellHeight, cellWidth);
        }
        graphics.dispose();
        return sheet;
    }

    private static BufferedImage fitted(RandomAccessibleInterval<ARGBType> image, int cellWidth, int cellHeight) {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        double scale = Math.min((double) cellWidth / width, (double) cellHeight / height);
        int newWidth = Math.max(1, (int) Math.round(width * scale));
        int newHeight = Math.max(1, (int) Math.round(height * scale));
        int[] argb = Resampling.resize(Pixels.argb(image), width, height, newWidth, newHeight);
        return ImageFile.toBufferedImage(Pixels.image(argb, newWidth, newHeight));
    }

    private static void label(Graphics2D graphics, String label, int left, int top, int width) {
        if (label.isEmpty()) return;
        graphics.setColor(INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        FontMetrics letters = graphics.getFontMetrics();
        String visible = VisibleText.line(label), shown = visible;
        for (int end = visible.length() - 1; end > 0 && letters.stringWidth(shown) > width; end--)
            shown = visible.substring(0, end) + CUT;
        graphics.drawString(shown, left, top + LABEL_HEIGHT - letters.getDescent() - 1);
    }
}
