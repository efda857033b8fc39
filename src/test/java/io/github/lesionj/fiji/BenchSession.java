// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static io.github.lesionj.fiji.ImageJSession.await;

import ij.IJ;
import ij.plugin.frame.Recorder;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;

/** What happens in ImageJ's process while its windows of LesionJ are used: {@link BenchIT} looks at the answers. */
final class BenchSession {

    private BenchSession() {}

    /** The folder holds {@code model/segmenter.pt.json}; @return the recorded lines, and what the windows showed */
    static String models(Path folder) throws Exception {
        Recorder recorder = new Recorder();
        IJ.doCommand("Models...");
        JFrame window = await("the window", () -> frame("LesionJ Models"));
        JTable table = one(window, JTable.class);
        List<String> seen = new ArrayList<>();
        seen.add("bundled " + table.getRowCount());
        press(window, "Import...");
        choose(folder.resolve("model/segmenter.pt.json").toFile());
        await("the import", () -> table.getRowCount() == 4 ? table : null);
        EventQueue.invokeAndWait(() -> table.setRowSelectionInterval(3, 3));
        seen.add(one(window, JTextComponent.class).getText().lines().findFirst().orElse(""));
        press(window, "Use by default");
        await("the choice", () -> table.getValueAt(3, 5).equals("yes") ? table : null);
        press(window, "Export...");
        choose(folder.resolve("out").toFile());
        press(window, "Use LesionJ's own");
        await("the way back", () -> table.getValueAt(3, 5).equals("") ? table : null);
        EventQueue.invokeAndWait(() -> table.setRowSelectionInterval(3, 3));
        press(window, "Delete...");
        press(await("the question", ImageJSession::openDialog), "OK");
        await("the deletion", () -> table.getRowCount() == 3 ? table : null);
        String lines = await("the last line", () -> recorder.getText().contains("delete") ? recorder.getText() : null)
                .lines()
                .filter(line -> line.startsWith("run("))
                .collect(Collectors.joining("\n"));
        recorder.close();
        IJ.runMacro(lines.replace("/out", "/again"));
        await("the deletion by macro", () -> table.getRowCount() == 3 ? table : null);
        EventQueue.invokeAndWait(window::dispose);
        return lines + "\n" + String.join("\n", seen);
    }

    /** @return how many functions the window lists, its recorded line, and what a function of a macro with that line answers */
    static String extensions() throws Exception {
        Recorder recorder = new Recorder();
        IJ.doCommand("LesionJ Macro Extensions");
        JFrame window = await("the functions", () -> frame("LesionJ Macro Extensions"));
        long listed = one(window, JTextComponent.class)
                .getText()
                .lines()
                .filter(line -> line.startsWith("Ext."))
                .count();
        String line = recorded(recorder, "Extensions");
        EventQueue.invokeAndWait(window::dispose);
        IJ.run("Open Sample Image");
        String selected = IJ.runMacro(line + "\nExt.segment(area); return d2s(area - getValue('Area'), 6);");
        IJ.run("Close All");
        return listed + " functions\n" + line + "\n" + selected;
    }

    /** @return what Doctor... shows, then what its button copies, then whether the recorded line says the same */
    static String doctor() throws Exception {
        Recorder recorder = new Recorder();
        IJ.doCommand("Doctor...");
        JFrame window = await("the window", () -> frame("LesionJ Doctor"));
        String text = one(window, JTextComponent.class).getText();
        press(window, "Copy");
        EventQueue.invokeAndWait(() -> {});
        Object copied = Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
        EventQueue.invokeAndWait(window::dispose);
        String line = recorded(recorder, "Doctor");
        IJ.runMacro(line);
        JFrame again = await("the window again", () -> frame("LesionJ Doctor"));
        String second = one(again, JTextComponent.class).getText();
        EventQueue.invokeAndWait(again::dispose);
        return text + "\n" + (text.equals(copied) ? "copied" : "not copied: " + copied) + "\n" + line + "\n"
                + (timeless(text).equals(timeless(second)) ? "same" : "different: " + second);
    }

    /** Without how long it took. */
    private static String timeless(String report) {
        return report.replaceAll(", in [0-9.]+ s", "");
    }

    /** Closes the recorder; @return the line of a command */
    private static String recorded(Recorder recorder, String command) throws InterruptedException {
        String line = await("its line", () -> recorder.getText().contains(command) ? recorder.getText() : null)
                .lines()
                .filter(text -> text.startsWith("run(") && text.contains(command))
                .findFirst()
                .orElseThrow();
        recorder.close();
        return line;
    }

    static JFrame frame(String title) {
        return Stream.of(Window.getWindows())
                .filter(window -> window instanceof JFrame frame
                        && frame.isShowing()
                        && frame.getTitle().equals(title))
                .map(JFrame.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** Lets a file chooser that is open choose. */
    private static void choose(File file) throws Exception {
        Dialog dialog = await("the chooser", ImageJSession::openDialog);
        JFileChooser chooser = one(dialog, JFileChooser.class);
        EventQueue.invokeAndWait(() -> {
            chooser.setSelectedFile(file);
            chooser.approveSelection();
        });
    }

    /** Presses a button without waiting for what it opens. */
    static void press(Container window, String text) {
        JButton button = parts(window)
                .filter(part -> part instanceof JButton found && text.equals(found.getText()))
                .map(JButton.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no button " + text));
        EventQueue.invokeLater(button::doClick);
    }

    static <C> C one(Container window, Class<C> type) {
        return parts(window)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    static Stream<Component> parts(Container container) {
        return Stream.of(container.getComponents())
                .flatMap(part -> part instanceof Container inner
                        ? Stream.concat(Stream.of(part), parts(inner))
                        : Stream.of(part));
    }
}
