// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.measure.Calibration;
import ij.plugin.frame.Recorder;
import java.awt.EventQueue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Drives the dialogs of Calibrate from Ruler and Compare Two Visits in a window, and replays their lines. */
final class VisitsSession {

    private static final String VISITS = "lesion-sample-1-visits";

    private VisitsSession() {}

    /** @return the recorded lines, the scale found, and {@code same} or {@code different} for what the replay gives */
    static String run() throws Exception {
        IJ.run("Open Sample Image");
        ImagePlus sample = ImageJSession.await("the sample", WindowManager::getCurrentImage);
        sample.setCalibration(new Calibration());
        ImagePlus later = sample.duplicate();
        later.setTitle("later");
        later.show();
        IJ.run(later, "Rotate... ", "angle=15 grid=1 interpolation=Bilinear");
        Recorder recorder = new Recorder();
        click("Calibrate from Ruler...", sample);
        double first = ImageJSession.await(
                "the scale", () -> sample.getCalibration().scaled() ? sample.getCalibration().pixelWidth : null);
        ImageJSession.await("its line", () -> recorder.getText().contains("Ruler...\", ") ? recorder : null);
        click("Compare Two Visits...", sample);
        int[] laid = laid();
        String lines = ImageJSession.await(
                        "the last line", () -> recorder.getText().contains("Visits...\", ") ? recorder.getText() : null)
                .lines()
                .filter(line -> line.startsWith("run("))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        recorder.close();
        WindowManager.getImage(VISITS).close();
        sample.setCalibration(new Calibration());
        front(sample);
        IJ.runMacro(lines.lines().findFirst().orElseThrow());
        front(sample);
        IJ.runMacro(lines.lines().skip(1).findFirst().orElseThrow());
        boolean same = Arrays.equals(laid, laid()) && sample.getCalibration().pixelWidth == first;
        return lines + IJ.d2s(1 / first, 1) + " " + sample.getOverlay().get(0).getName() + "\n"
                + (same ? "same" : "different");
    }

    private static void front(ImagePlus imp) throws Exception {
        EventQueue.invokeAndWait(() -> WindowManager.setCurrentWindow(imp.getWindow()));
    }

    private static void click(String command, ImagePlus imp) throws Exception {
        front(imp);
        IJ.doCommand(imp, command);
        GenericDialog dialog =
                ImageJSession.await("the dialog of " + command, () -> (GenericDialog) ImageJSession.openDialog());
        EventQueue.invokeAndWait(() -> ImageJSession.press(dialog, ImageJSession.OK));
        ImageJSession.await("its end", () -> ImageJSession.openDialog() == null ? dialog : null);
    }

    private static int[] laid() throws InterruptedException {
        ImagePlus visits = ImageJSession.await("both visits", () -> WindowManager.getImage(VISITS));
        if (visits.getOverlay().size() != 2) throw new IllegalStateException("Two outlines are on the overlay");
        return ((int[]) visits.getStack().getPixels(2)).clone();
    }
}
