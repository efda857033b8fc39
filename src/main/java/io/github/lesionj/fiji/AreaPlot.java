// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How large the lesion is in each picture of a stack, against time where the frames have an interval, otherwise against
 * the frame or the slice. Slices of frames, and channels, have a line each.
 */
final class AreaPlot {

    /** Okabe and Ito 2008: told apart by colour-blind eyes too. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73), new Color(0xcc79a7), new Color(0xe69f00));

    private final ImagePlus imp;
    private final String name;
    private final Map<String, List<double[]>> lines = new LinkedHashMap<>();

    /** @param name of the picture; the plot is called {@code <name>-area} */
    AreaPlot(ImagePlus imp, String name) {
        this.imp = imp;
        this.name = name;
    }

    /** Adds the picture that the image shows now. @param area in the image's unit */
    void add(double area) {
        int[] place = imp.convertIndexToPosition(imp.getCurrentSlice());
        boolean frames = imp.getNFrames() > 1;
        double interval = imp.getCalibration().frameInterval;
        double x = !frames ? place[1] : interval > 0 ? (place[2] - 1) * interval : place[2];
        String line = (StackPosition.of(imp).channel() > 0 ? "channel " + place[0] + " " : "")
                + (frames && imp.getNSlices() > 1 ? "slice " + place[1] : "");
        lines.computeIfAbsent(line.strip(), key -> new ArrayList<>()).add(new double[] {x, area});
    }

    /** @param unit of length */
    Plot draw(String unit) {
        boolean time = imp.getNFrames() > 1 && imp.getCalibration().frameInterval > 0;
        String across =
                time ? "Time (" + imp.getCalibration().getTimeUnit() + ")" : imp.getNFrames() > 1 ? "Frame" : "Slice";
        Plot plot = new Plot(WindowManager.makeUniqueName(name + "-area"), across, "Area (" + unit + "^2)");
        int colour = 0;
        for (List<double[]> line : lines.values()) {
            Color chosen = COLOURS.get(colour++ % COLOURS.size());
            plot.setColor(chosen, chosen);
            plot.setLineWidth(2);
            plot.add("connected circles", column(line, 0), column(line, 1));
        }
        plot.setLimitsToFit(true);
        plot.setLimits(Double.NaN, Double.NaN, 0, Double.NaN);
        plot.setColor(Color.BLACK);
        if (lines.size() > 1) plot.addLegend(String.join("\n", lines.keySet()));
        return plot;
    }

    private static double[] column(List<double[]> line, int index) {
        return line.stream().mapToDouble(point -> point[index]).toArray();
    }
}
