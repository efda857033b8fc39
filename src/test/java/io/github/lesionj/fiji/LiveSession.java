// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static io.github.lesionj.fiji.ImageJSession.await;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.EventQueue;
import java.awt.Scrollbar;
import java.awt.event.AdjustmentEvent;
import java.util.Arrays;
import java.util.List;

/** The threshold's slider in the dialog of Segment Lesion..., in ImageJ's process. */
final class LiveSession {

    private static final int MASK = 2;

    private LiveSession() {}

    /** @return what was seen, a word a line, and the recorded line */
    static String run() throws Exception {
        IJ.run("Open Sample Image", "seed=3");
        ImagePlus sample = IJ.getImage();
        Overlay mine = new Overlay(new Roi(5, 5, 20, 10));
        sample.setOverlay(mine);
        OvalRoi oval = new OvalRoi(300, 200, 420, 330);
        sample.setRoi(oval);
        Recorder recorder = new Recorder();

        GenericDialog cancelled = open();
        double low = slide(cancelled, sample, 20);
        double high = slide(cancelled, sample, 80);
        EventQueue.invokeAndWait(() -> ImageJSession.press(cancelled, 1));
        await("the overlay of before", () -> sample.getOverlay() == mine && mine.size() == 1 ? mine : null);

        GenericDialog dialog = open();
        EventQueue.invokeAndWait(() -> ((Choice) dialog.getChoices().get(2)).select("selection"));
        double shown = slide(dialog, sample, 60);
        EventQueue.invokeAndWait(() -> {
            ((Checkbox) dialog.getCheckboxes().get(MASK)).setState(true);
            ImageJSession.press(dialog, ImageJSession.OK);
        });
        String title = sample.getTitle() + "-mask";
        byte[] first = pixels(await("the mask", () -> WindowManager.getImage(title)));
        String line = await("the line", () -> recorder.getText().contains("Segment") ? recorder.getText() : null)
                .lines()
                .filter(text -> text.startsWith("run(\"Segment"))
                .findFirst()
                .orElseThrow();
        recorder.close();
        boolean stays = oval.equals(sample.getRoi());
        WindowManager.getImage(title).close();
        IJ.selectWindow(sample.getTitle());
        IJ.runMacro(line);
        byte[] second = pixels(await("the second mask", () -> WindowManager.getImage(title)));
        List<String> seen = List.of(
                low > high && high > 0 ? "smaller above" : low + " then " + high,
                shown == count(first) ? "as shown" : shown + " shown, " + count(first) + " found",
                stays ? "an oval" : "another selection",
                line,
                Arrays.equals(first, second) ? "same" : "different");
        IJ.run("Close All");
        return String.join("\n", seen);
    }

    private static GenericDialog open() throws Exception {
        IJ.doCommand("Segment Lesion...");
        return await("the dialog", () -> (GenericDialog) ImageJSession.openDialog());
    }

    /** Moves the slider; @return how many pixels the outline then encloses */
    private static double slide(GenericDialog dialog, ImagePlus sample, int hundredths) throws Exception {
        Overlay before = sample.getOverlay();
        EventQueue.invokeAndWait(() -> {
            Scrollbar bar = (Scrollbar) dialog.getSliders().get(0);
            bar.setValue(hundredths);
            dialog.adjustmentValueChanged(new AdjustmentEvent(
                    bar, AdjustmentEvent.ADJUSTMENT_VALUE_CHANGED, AdjustmentEvent.TRACK, hundredths));
        });
        await(
                "the outline",
                () -> sample.getOverlay() != before && sample.getOverlay().size() == 2 ? dialog : null);
        Thread.sleep(300);
        return sample.getOverlay().get(1).getStatistics().pixelCount;
    }

    private static long count(byte[] mask) {
        long count = 0;
        for (byte pixel : mask) if (pixel != 0) count++;
        return count;
    }

    private static byte[] pixels(ImagePlus mask) {
        return ((byte[]) mask.getProcessor().getPixels()).clone();
    }
}
