// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import ij.process.FloatPolygon;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * All that a command leaves in ImageJ and in a folder, a line each, so that two runs can be compared: {@code image} (title, size,
 * bits, unit, sum of all pixels), {@code overlay}, {@code selection}, {@code row} of Results, {@code roi} of the manager,
 * {@code file}. What holds times is left out: pages, logs, checkpoints, and the card in a model's zip.
 */
final class Traces {

    private static final String TIMED = ".*\\.(html|json)|log\\.csv|curves\\.png|checkpoint.*|\\..*";

    private final List<String> lines = new ArrayList<>();

    private Traces() {}

    /** @param folder that may not be there */
    static List<String> all(Path folder) throws IOException {
        Traces traces = new Traces();
        int[] images = WindowManager.getIDList();
        if (images != null) for (int id : images) traces.image(WindowManager.getImage(id));
        traces.results();
        traces.manager();
        if (Files.isDirectory(folder)) traces.files(folder);
        Collections.sort(traces.lines);
        return traces.lines;
    }

    private void image(ImagePlus imp) {
        lines.add("image " + imp.getTitle() + " " + imp.getWidth() + "x" + imp.getHeight() + "x" + imp.getStackSize()
                + " "
                + imp.getBitDepth() + " " + imp.getCalibration().getUnit() + " " + imp.getCalibration().pixelWidth + " "
                + pixels(imp));
        if (imp.getOverlay() != null)
            for (Roi roi : imp.getOverlay()) lines.add("overlay " + imp.getTitle() + " " + shape(roi));
        if (imp.getRoi() != null) lines.add("selection " + imp.getTitle() + " " + shape(imp.getRoi()));
    }

    /** @return a sum over all slices */
    static long pixels(ImagePlus imp) {
        CRC32 sum = new CRC32();
        for (int i = 1; i <= imp.getStackSize(); i++)
            sum.update(bytes(imp.getStack().getProcessor(i).getPixels()));
        return sum.getValue();
    }

    private static byte[] bytes(Object pixels) {
        if (pixels instanceof byte[] bytes) return bytes;
        if (pixels instanceof float[] floats) {
            ByteBuffer buffer = ByteBuffer.allocate(4 * floats.length).order(ByteOrder.LITTLE_ENDIAN);
            buffer.asFloatBuffer().put(floats);
            return buffer.array();
        }
        int[] colours = (int[]) pixels;
        ByteBuffer buffer = ByteBuffer.allocate(4 * colours.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(colours);
        return buffer.array();
    }

    /** In pixels: a ROI that was painted measures itself in its picture's unit. */
    private static String shape(Roi roi) {
        FloatPolygon points = roi.getFloatPolygon();
        CRC32 sum = new CRC32();
        sum.update(bytes(Arrays.copyOf(points.xpoints, points.npoints)));
        sum.update(bytes(Arrays.copyOf(points.ypoints, points.npoints)));
        return roi.getName() + " " + roi.getTypeAsString() + " " + roi.getBounds() + " " + points.npoints + " "
                + sum.getValue();
    }

    private void results() {
        ResultsTable results = ResultsTable.getResultsTable();
        for (int row = 0; row < results.size(); row++) {
            StringBuilder cells = new StringBuilder("row");
            for (String column : results.getHeadings())
                cells.append(' ')
                        .append(column)
                        .append('=')
                        .append(column.equals("Label") ? results.getLabel(row) : results.getStringValue(column, row));
            lines.add(cells.toString());
        }
    }

    private void manager() {
        RoiManager manager = RoiManager.getInstance();
        if (manager != null) for (Roi roi : manager.getRoisAsArray()) lines.add("roi " + shape(roi));
    }

    private void files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!name.matches(TIMED))
                    lines.add("file " + folder.relativize(file) + " "
                            + sum(name.endsWith(".zip") ? weights(file) : Files.readAllBytes(file)));
            }
        }
    }

    /** The largest entry of a zip. */
    private static byte[] weights(Path zip) throws IOException {
        byte[] largest = {};
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(zip)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                if (content.length > largest.length) largest = content;
            }
        }
        return largest;
    }

    private static long sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }
}
