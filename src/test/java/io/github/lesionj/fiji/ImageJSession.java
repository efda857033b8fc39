// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import ij.plugin.frame.Recorder;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Label;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What happens inside the ImageJ process of a window test. Knows ImageJ only: the plugin is found by ImageJ's own
 * class loader, as with a user.
 *
 * <p>Arguments: the ImageJ folder, the answer's file, and then {@code macro FILE ARGUMENT} (answers what the macro
 * returns), {@code failing FILE} (answers the error window's text), {@code record} (answers the recorded lines, then
 * {@code same} or {@code different} for the mask after their replay), {@code refuse} (answers what is asked when
 * PyTorch is missing, and what follows a refusal), {@code bench FOLDER} (see {@link LiveSession} and
 * {@link BenchSession}), {@code review FOLDER MACRO} (see {@link ReviewWindowSession}), {@code measure MACRO ARGUMENT} (see
 * {@link MeasureSession}), {@code train FOLDER} (see {@link TrainingSession}), or {@code drive FOLDER} (see
 * {@link DriveSession}).
 */
public final class ImageJSession {

    private static final long PATIENCE_MILLIS = 120_000;
    static final int OK = 0;
    private static final int CANCEL = 1;

    private ImageJSession() {}

    /** ImageJ's windows would keep a session alive that has failed. */
    public static void main(String[] args) {
        try {
            run(args);
            System.exit(0);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String[] args) throws Exception {
        ij.ImageJ.main(new String[] {"-ijpath", args[0], "-port0"});
        String answer =
                switch (args[2]) {
                    case "macro" -> macro(args[3], args[4]);
                    case "failing" -> failure(args[3]);
                    case "record" -> record();
                    case "refuse" -> refuse();
                    case "bench" ->
                        String.join(
                                "\n",
                                LiveSession.run(),
                                BenchSession.models(Path.of(args[3])),
                                BenchSession.extensions(),
                                BenchSession.doctor());
                    case "review" -> ReviewWindowSession.run(Path.of(args[3]), args[4]);
                    case "measure" -> MeasureSession.run(args[3], args[4]);
                    case "train" -> TrainingSession.run(Path.of(args[3]));
                    case "drive" -> DriveSession.run(Path.of(args[3]));
                    default -> throw new IllegalArgumentException(args[2]);
                };
        Files.writeString(Path.of(args[1]), answer);
    }

    /** A dialog would wait for a user for ever, so it ends the session with its text. */
    private static String macro(String file, String argument) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (openDialog() == null) Thread.sleep(500);
                        System.err.println("A dialog blocks the macro: " + textOf(openDialog()));
                        System.exit(1);
                    } catch (InterruptedException | ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                },
                "dialog watch");
        watch.setDaemon(true);
        watch.start();
        return String.valueOf(IJ.runMacroFile(file, argument));
    }

    private static String failure(String macro) throws Exception {
        Thread runner = new Thread(() -> IJ.runMacroFile(macro, ""), "failing macro");
        runner.start();
        Dialog error = await("an error window", ImageJSession::openDialog);
        String text = textOf(error);
        EventQueue.invokeAndWait(error::dispose);
        runner.join(PATIENCE_MILLIS);
        return text + (runner.isAlive() ? " [macro still runs]" : "") + "\nimages: " + WindowManager.getImageCount();
    }

    private static String record() throws Exception {
        Recorder recorder = new Recorder();
        IJ.doCommand("Open Sample Image");
        ImagePlus sample = await("the sample", WindowManager::getCurrentImage);
        await("the sample's line", () -> recorder.getText().contains("Sample") ? recorder : null);
        awaitEnd("Open Sample Image");
        cancel("Segment Lesion...");
        fail("Extract Lesion ROI...", "-1");
        IJ.doCommand("Segment Lesion...");
        GenericDialog dialog = await("the dialog", () -> (GenericDialog) openDialog());
        EventQueue.invokeAndWait(() -> {
            checkbox(dialog, 2).setState(true);
            press(dialog, OK);
        });
        String title = sample.getTitle() + "-mask";
        byte[] first = pixels(await("the mask", () -> WindowManager.getImage(title)));
        String text =
                await("the recorded line", () -> recorder.getText().contains("Segment") ? recorder.getText() : null);
        String lines = text.lines()
                .filter(line -> line.startsWith("run("))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        WindowManager.getImage(title).close();
        sample.close();
        recorder.close();
        IJ.runMacro(lines);
        byte[] second = pixels(await("the second mask", () -> WindowManager.getImage(title)));
        return lines + (Arrays.equals(first, second) ? "same" : "different");
    }

    /** ImageJ's recorder knows one command at a time: the next must not begin before the end of the one before. */
    private static void awaitEnd(String command) throws Exception {
        await("the end of " + command, () -> isRunning(command) ? null : command);
    }

    /** ImageJ calls a command's thread by the command's name. */
    static boolean isRunning(String command) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().endsWith(command));
    }

    private static void cancel(String command) throws Exception {
        IJ.doCommand(command);
        GenericDialog dialog = await("the dialog to cancel", () -> (GenericDialog) openDialog());
        EventQueue.invokeAndWait(() -> press(dialog, CANCEL));
        await("its end", () -> openDialog() == null ? dialog : null);
        awaitEnd(command);
    }

    private static void fail(String command, String number) throws Exception {
        IJ.doCommand(command);
        GenericDialog dialog = await("the dialog to fail", () -> (GenericDialog) openDialog());
        EventQueue.invokeAndWait(() -> {
            ((TextField) dialog.getNumericFields().get(0)).setText(number);
            press(dialog, OK);
        });
        Dialog error = await("the error", () -> openDialog() == dialog ? null : openDialog());
        EventQueue.invokeAndWait(error::dispose);
        await("its end", () -> openDialog() == null ? dialog : null);
        awaitEnd(command);
    }

    private static String refuse() throws Exception {
        IJ.run("Open Sample Image");
        IJ.doCommand("Segment Lesion...");
        GenericDialog inputs = await("the dialog", () -> (GenericDialog) openDialog());
        EventQueue.invokeAndWait(() -> press(inputs, OK));
        GenericDialog question =
                await("the question", () -> openDialog() == inputs ? null : (GenericDialog) openDialog());
        String asked = textOf(question);
        EventQueue.invokeAndWait(() -> press(question, CANCEL));
        return asked + "\n" + textOf(await("the error", () -> openDialog() == question ? null : openDialog()));
    }

    static void press(GenericDialog dialog, int index) {
        Button button = dialog.getButtons()[index];
        dialog.actionPerformed(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, button.getLabel()));
    }

    private static byte[] pixels(ImagePlus mask) {
        return ((byte[]) mask.getProcessor().getPixels()).clone();
    }

    private static Checkbox checkbox(GenericDialog dialog, int index) {
        return (Checkbox) dialog.getCheckboxes().get(index);
    }

    static Dialog openDialog() {
        for (Window window : Window.getWindows())
            if (window instanceof Dialog dialog && dialog.isShowing()) return dialog;
        return null;
    }

    static String textOf(Dialog dialog) throws ReflectiveOperationException {
        StringBuilder text = new StringBuilder(dialog.getTitle());
        collect(dialog, text);
        return text.toString();
    }

    private static void collect(Container container, StringBuilder text) throws ReflectiveOperationException {
        for (Component part : container.getComponents()) {
            if (part instanceof Label label) text.append('\n').append(label.getText());
            if (part instanceof MultiLineLabel label) text.append('\n').append(String.join("\n", lines(label)));
            if (part instanceof Container inner) collect(inner, text);
        }
    }

    private static String[] lines(MultiLineLabel label) throws ReflectiveOperationException {
        Field lines = MultiLineLabel.class.getDeclaredField("lines");
        lines.setAccessible(true);
        return (String[]) lines.get(label);
    }

    static <T> T await(String what, Supplier<T> source) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end) {
            T found = source.get();
            if (found != null) return found;
            Thread.sleep(100);
        }
        throw new IllegalStateException("Waited too long for " + what);
    }
}
