// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static io.github.lesionj.fiji.ImageJSession.await;

import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.GUI;
import ij.gui.GenericDialog;
import ij.gui.ImageCanvas;
import ij.gui.OvalRoi;
import ij.plugin.frame.Recorder;
import java.awt.Button;
import java.awt.EventQueue;
import java.awt.Insets;
import java.awt.Label;
import java.awt.Rectangle;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.SwingUtilities;

/** A review by keys in ImageJ's process, of the folders {@code results} and {@code pictures}. */
final class ReviewWindowSession {

    private static final int[] KEYS = {
        KeyEvent.VK_F4,
        KeyEvent.VK_F5,
        KeyEvent.VK_F6,
        KeyEvent.VK_F7,
        KeyEvent.VK_F8,
        KeyEvent.VK_F9,
        KeyEvent.VK_PAGE_UP,
        KeyEvent.VK_PAGE_DOWN
    };

    private ReviewWindowSession() {}

    /** @param macro the file of review_folder.ijm; @return the recorded line, and what the window showed after each key */
    static String run(Path folder, String macro) throws Exception {
        List<Integer> taken = Arrays.stream(KEYS)
                .boxed()
                .filter(code -> Menus.getShortcuts().containsKey(code))
                .toList();
        Recorder recorder = new Recorder();
        IJ.doCommand("Review...");
        GenericDialog dialog = await("the dialog", () -> (GenericDialog) ImageJSession.openDialog());
        EventQueue.invokeAndWait(() -> {
            ((TextField) dialog.getStringFields().get(0))
                    .setText(folder.resolve("results").toString());
            ((TextField) dialog.getStringFields().get(1))
                    .setText(folder.resolve("pictures").toString());
            ((TextField) dialog.getStringFields().get(3)).setText("ada");
            ImageJSession.press(dialog, ImageJSession.OK);
        });
        ImagePlus imp = await("the window", () -> ready("Review of a"));
        String line = await("the line", () -> recorder.getText().contains("Review") ? recorder.getText() : null)
                .lines()
                .filter(text -> text.startsWith("run("))
                .collect(Collectors.joining());
        recorder.close();
        StringBuilder seen = new StringBuilder(line + "\nkeys that ImageJ has: " + taken);
        key(imp, KeyEvent.VK_F5, "Review of b");
        EventQueue.invokeAndWait(() -> imp.setRoi(new OvalRoi(40, 30, 60, 40)));
        press(imp, KeyEvent.VK_F5);
        seen.append('\n').append(said(imp).contains("The selection was changed") ? "asked" : said(imp));
        key(imp, KeyEvent.VK_F6, "Review of c");
        key(imp, KeyEvent.VK_F9, "Review of b");
        press(imp, KeyEvent.VK_F7);
        Thread.sleep(300);
        EventQueue.invokeAndWait(() -> imp.setRoi(new OvalRoi(40, 30, 60, 40)));
        key(imp, KeyEvent.VK_F6, "Review of c");
        key(imp, KeyEvent.VK_PAGE_UP, "Review of b");
        seen.append('\n').append(said(imp));
        key(imp, KeyEvent.VK_F4, "Review of d");
        seen.append('\n').append(said(imp));
        key(imp, KeyEvent.VK_F8, "Review of c");
        EventQueue.invokeAndWait(imp::close);
        Thread.sleep(300);
        IJ.runMacro(line);
        ImagePlus again = await("the window again", () -> ready("Review of c"));
        seen.append('\n').append(said(again));
        key(again, KeyEvent.VK_PAGE_UP, "Review of b");
        seen.append('\n')
                .append(again.getRoi().getBounds().width)
                .append(" x ")
                .append(again.getRoi().getBounds().height);
        EventQueue.invokeAndWait(again::close);
        IJ.runMacroFile(macro, folder.resolve("pictures") + "|" + folder.resolve("analyzed"));
        ImagePlus analyzed = await("the macro's window", () -> ready("Review of a"));
        seen.append('\n').append(said(analyzed));
        EventQueue.invokeAndWait(analyzed::close);
        return seen.append('\n').append(odd(folder)).toString();
    }

    /** The folders {@code odd/results} and {@code odd/pictures}: one of 10 x 10 pixels, a tall one, one without a lesion. */
    private static String odd(Path folder) throws Exception {
        Path place = folder.resolve("odd");
        IJ.run(
                "Review...",
                "results=[" + place.resolve("results") + "] pictures=[" + place.resolve("pictures") + "] reviewer=ada");
        ImagePlus imp = await("the window of odd pictures", () -> ready("Review of bare"));
        StringBuilder seen = new StringBuilder("bare " + cutOff(imp));
        press(imp, KeyEvent.VK_F6);
        seen.append('\n').append(said(imp));
        key(imp, KeyEvent.VK_F5, "Review of tall");
        seen.append("\ntall ").append(cutOff(imp));
        key(imp, KeyEvent.VK_F5, "Review of tiny");
        seen.append("\ntiny ").append(cutOff(imp));
        EventQueue.invokeAndWait(() -> imp.setRoi(2, 3, 4, 5));
        press(imp, KeyEvent.VK_F6);
        await("the last decision", () -> said(imp).contains("3 of 3 decided") ? imp : null);
        EventQueue.invokeAndWait(imp::close);
        return seen.toString();
    }

    /** @return the buttons that lie beyond the window's edge */
    private static List<String> cutOff(ImagePlus imp) throws Exception {
        List<String> cut = new ArrayList<>();
        EventQueue.invokeAndWait(() -> {
            Window window = imp.getWindow();
            Insets frame = window.getInsets();
            Rectangle inside = new Rectangle(
                    frame.left,
                    frame.top,
                    window.getWidth() - frame.left - frame.right,
                    window.getHeight() - frame.top - frame.bottom);
            window.validate();
            BenchSession.parts(window)
                    .filter(Button.class::isInstance)
                    .filter(part -> !inside.contains(
                            SwingUtilities.convertRectangle(part.getParent(), part.getBounds(), window)))
                    .forEach(part -> cut.add(((Button) part).getLabel()));
            if (!GUI.getMaxWindowBounds(window).contains(window.getBounds()))
                cut.add("the window " + window.getBounds());
        });
        return cut;
    }

    /** @return the image once its window has its buttons */
    private static ImagePlus ready(String title) {
        ImagePlus imp = WindowManager.getImage(title);
        return imp == null || imp.getWindow() == null || said(imp).isEmpty() ? null : imp;
    }

    private static void key(ImagePlus imp, int code, String title) throws Exception {
        press(imp, code);
        await(title, () -> imp.getTitle().equals(title) ? imp : null);
        Thread.sleep(200);
    }

    private static void press(ImagePlus imp, int code) throws Exception {
        ImageCanvas canvas = imp.getCanvas();
        EventQueue.invokeAndWait(() -> canvas.dispatchEvent(new KeyEvent(
                canvas, KeyEvent.KEY_PRESSED, System.currentTimeMillis(), 0, code, KeyEvent.CHAR_UNDEFINED)));
    }

    private static String said(ImagePlus imp) {
        return BenchSession.parts(imp.getWindow())
                .filter(Label.class::isInstance)
                .map(part -> ((Label) part).getText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
