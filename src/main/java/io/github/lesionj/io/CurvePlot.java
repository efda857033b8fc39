// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.gui.Plot;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Draws how numbers change from epoch to epoch. */
public final class CurvePlot {

    private static final Color[] COLOURS = {
        new Color(0x1f77b4), new Color(0xff7f0e), new Color(0x2ca02c), new Color(0xd62728), new Color(0x9467bd)
    };
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final float LINE = 2f;

    private CurvePlot() {}

    /**
     * One line of a plot.
     *
     * @param name   for the legend
     * @param values at epoch 1, 2, ...
     */
    public record Curve(String name, double[] values) {}

    /**
     * Writes a plot as PNG.
     *
     * @param title  below the plot
     * @param curves at most five, each of the same length
     * @throws IOException if the file cannot be written, naming it and the reason
     */
    public static void write(Path file, String title, List<Curve> curves) throws IOException {
        PngWriter.write(file, draw(title, curves, WIDTH, HEIGHT));
    }

    /**
     * Draws a plot.
     *
     * @param title  below the plot
     * @param curves at most five, each of the same length
     * @param width  of the whole plot in pixels
     * @param height likewise
     */
    public static BufferedImage draw(String title, List<Curve> curves, int width, int height) {
        Plot plot = new Plot(title, title + ", epoch", "");
        plot.setSize(width, height);
        plot.setFont(Font.PLAIN, 14);
        StringBuilder legend = new StringBuilder();
        double most = 0;
        int epochs = 1;
        for (int i = 0; i < curves.size(); i++) {
            double[] values = curves.get(i).values();
            double[] x = new double[values.length];
            for (int e = 0; e < x.length; e++) {
                x[e] = e + 1;
                if (Double.isFinite(values[e])) most = Math.max(most, values[e]);
            }
            epochs = Math.max(epochs, x.length);
            plot.setColor(COLOURS[i % COLOURS.length]);
            plot.setLineWidth(LINE);
            plot.addPoints(x, values, Plot.LINE);
            legend.append(curves.get(i).name()).append('\n');
        }
        plot.setLimits(1, Math.max(2, epochs), 0, most * 1.05);
        plot.setColor(Color.BLACK);
        plot.setLineWidth(1);
        plot.addLegend(legend.toString(), "auto");
        return plot.getProcessor().getBufferedImage();
    }
}
