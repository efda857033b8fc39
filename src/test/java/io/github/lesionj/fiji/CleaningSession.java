// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static io.github.lesionj.fiji.ImageJSession.await;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import java.awt.Checkbox;
import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The commands that take something from a picture, by their dialogs and by their recorded lines, in ImageJ's process. */
final class CleaningSession {

    private CleaningSession() {}

    /**
     * @param macro {@code remove_hair.ijm}
     * @return for each command its recorded line and {@code same} if that gives the same pixels, whether the picture itself
     *     stayed, and what the macro returns
     */
    static String run(String macro) throws Exception {
        IJ.run("Open Sample Image", "seed=6");
        ImagePlus sample = IJ.getImage();
        int[] before = ((int[]) sample.getProcessor().getPixels()).clone();
        StringBuilder answer = new StringBuilder();
        answer.append(command(sample, "Remove Hair...", List.of("hairless", "hair-mask"), true));
        answer.append(command(sample, "Colour Constancy...", List.of("balanced"), false));
        answer.append(command(sample, "Mask Vignette, Ruler and Ink...", List.of("cleaned", "artifact-mask"), true));
        boolean stayed =
                Arrays.equals(before, (int[]) sample.getProcessor().getPixels()) && sample.getOverlay() == null;
        answer.append(stayed ? "the picture stayed\n" : "the picture changed\n");
        sample.close();
        return answer + IJ.runMacroFile(macro, "front");
    }

    private static String command(ImagePlus sample, String command, List<String> results, boolean mask)
            throws Exception {
        Recorder recorder = new Recorder();
        IJ.selectWindow(sample.getTitle());
        IJ.doCommand(command);
        GenericDialog dialog = await("the dialog", () -> (GenericDialog) ImageJSession.openDialog());
        EventQueue.invokeAndWait(() -> {
            if (mask) checkbox(dialog, "Show mask").setState(true);
            ImageJSession.press(dialog, ImageJSession.OK);
        });
        List<Object> first = pixels(sample, results);
        String name = command.replace("...", "");
        String line = await("the line", () -> recorder.getText().contains(name) ? recorder.getText() : null)
                .lines()
                .filter(text -> text.startsWith("run(\"" + name))
                .findFirst()
                .orElseThrow();
        recorder.close();
        IJ.selectWindow(sample.getTitle());
        IJ.runMacro(line);
        List<Object> second = pixels(sample, results);
        boolean same = true;
        for (int i = 0; i < first.size(); i++) same &= equal(first.get(i), second.get(i));
        return line + "\n" + (same ? "same" : "different") + "\n";
    }

    private static boolean equal(Object one, Object other) {
        return Arrays.deepEquals(new Object[] {one}, new Object[] {other});
    }

    /** Waits for the results, takes their pixels and closes them. */
    private static List<Object> pixels(ImagePlus sample, List<String> results) throws InterruptedException {
        List<Object> pixels = new ArrayList<>();
        for (String result : results) {
            ImagePlus image = await("the " + result, () -> WindowManager.getImage(sample.getTitle() + "-" + result));
            pixels.add(image.getProcessor().getPixelsCopy());
            image.changes = false;
            image.close();
        }
        return pixels;
    }

    private static Checkbox checkbox(GenericDialog dialog, String label) {
        for (Object box : dialog.getCheckboxes())
            if (((Checkbox) box).getLabel().equals(label)) return (Checkbox) box;
        throw new IllegalStateException("There is no checkbox " + label);
    }
}
