// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static io.github.lesionj.fiji.ImageJSession.await;

import ij.IJ;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.TextField;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;

/**
 * Trainings inside the ImageJ process of a window test, into {@code first} from the dialog, into {@code second} from the
 * line that this recorded, and into {@code third} with a hand on the buttons. The folder holds {@code recipe.json} and
 * the data.
 */
final class TrainingSession {

    private static final int PATIENCE_MILLIS = 120_000;

    private TrainingSession() {}

    /** @return the recorded line, and what the windows said */
    static String run(Path folder) throws Exception {
        Recorder recorder = new Recorder();
        IJ.doCommand("Train Segmentation Model...");
        GenericDialog dialog = await("the dialog", () -> (GenericDialog) ImageJSession.openDialog());
        EventQueue.invokeAndWait(() -> {
            fill(dialog, folder.resolve("recipe.json"), folder, "", folder.resolve("first"), "2");
            ImageJSession.press(dialog, ImageJSession.OK);
        });
        String line =
                await("the recorded line", () -> recorder.getText().contains("Train") ? recorder.getText() : null);
        if (Files.exists(folder.resolve("first/tiny.zip"))) throw new AssertionError("recorded at the end only");
        recorder.close();
        String ended = await(
                "the end",
                () -> window().map(TrainingSession::text)
                        .filter(text -> text.startsWith("the model of epoch"))
                        .orElse(null));
        click("Close");
        IJ.runMacro(line.replace("first", "second"));
        String after = window().isPresent() ? "a window stays" : "no window";
        String buttons =
                steer(line.replace("first", "third").replace("epochs=2", "epochs=100000"), folder.resolve("third"));
        return String.join("\n", line.strip(), ended, after, buttons);
    }

    private static void fill(GenericDialog dialog, Object... texts) {
        for (int i = 0; i < texts.length; i++)
            ((TextField) dialog.getStringFields().get(i)).setText(texts[i].toString());
    }

    private static String steer(String macro, Path output) throws Exception {
        Thread runner = new Thread(() -> IJ.runMacro(macro), "macro");
        runner.start();
        await("an epoch", () -> Files.exists(output.resolve("log.csv")) ? output : null);
        click("Pause");
        String question = quit();
        click("Go on");
        click("Stop and keep best");
        runner.join(PATIENCE_MILLIS);
        return question + "\n" + (runner.isAlive() ? "the macro still runs" : "the macro went on");
    }

    /** Quits ImageJ, and goes on with the training when it asks. */
    private static String quit() throws Exception {
        IJ.doCommand("Quit");
        Dialog question = await("the question", ImageJSession::openDialog);
        String text = components(question).stream()
                .filter(JLabel.class::isInstance)
                .map(label -> ((JLabel) label).getText())
                .filter(line -> line != null && line.contains("training"))
                .findFirst()
                .orElse("none");
        click(question, "Go on with the training");
        return text;
    }

    private static void click(Container window, String text) throws Exception {
        JButton button = components(window).stream()
                .filter(part -> part instanceof JButton found && found.getText().equals(text))
                .map(JButton.class::cast)
                .findFirst()
                .orElseThrow();
        EventQueue.invokeAndWait(button::doClick);
    }

    private static void click(String text) throws Exception {
        JButton button = await(
                "the button " + text,
                () -> window().map(frame -> components(frame.getContentPane()).stream()
                                .filter(part -> part instanceof JButton found
                                        && found.getText().equals(text)
                                        && found.isEnabled())
                                .map(JButton.class::cast)
                                .findFirst()
                                .orElse(null))
                        .orElse(null));
        EventQueue.invokeAndWait(button::doClick);
    }

    private static Optional<JFrame> window() {
        for (Window window : Window.getWindows())
            if (window instanceof JFrame frame
                    && frame.isShowing()
                    && frame.getTitle().equals("Training tiny")) return Optional.of(frame);
        return Optional.empty();
    }

    private static String text(JFrame frame) {
        return components(frame.getContentPane()).stream()
                .filter(JLabel.class::isInstance)
                .map(label -> ((JLabel) label).getText())
                .findFirst()
                .orElseThrow();
    }

    private static List<Component> components(Container container) {
        List<Component> all = new ArrayList<>();
        for (Component part : container.getComponents()) {
            all.add(part);
            if (part instanceof Container inner) all.addAll(components(inner));
        }
        return all;
    }
}
