// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static io.github.lesionj.fiji.ImageJSession.await;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JFrame;

/** Uses each command of {@link Drives} from its dialog and then by the line that this recorded, in ImageJ's process. */
final class DriveSession {

    private static final double MILLIMETRES = 20 / 512.0;

    private final Path data;
    private final Recorder recorder = new Recorder();

    private DriveSession(Path data) {
        this.data = data;
    }

    /**
     * @param data see {@link EveryCommandIT}
     * @return for each command its recorded line, and below it indented what is wrong
     */
    static String run(Path data) throws Exception {
        DriveSession session = new DriveSession(data);
        StringBuilder answer = new StringBuilder();
        for (Drive drive : Drives.ALL) answer.append(session.both(drive));
        return answer.toString();
    }

    private String both(Drive drive) throws Exception {
        Path clicked = data.resolve("out/" + drive.command().replaceAll("\\W", "") + "/clicked");
        Path replayed = clicked.resolveSibling("replayed");
        set(drive.scene(), clicked);
        int before = recorder.getText().length();
        List<Long> pixels = pixels();
        click(drive, clicked);
        boolean changed = !pixels().containsAll(pixels);
        List<String> first = Traces.all(clicked);
        String line = recorder.getText()
                .substring(before)
                .lines()
                .filter(text -> text.startsWith("run(\"" + drive.command() + "\""))
                .findFirst()
                .orElse("nothing was recorded");
        set(drive.scene(), replayed);
        replay(line.replace(clicked.toString(), replayed.toString()));
        List<String> second = Traces.all(replayed);
        StringBuilder answer = new StringBuilder(line + "\n");
        drive.keys().stream()
                .filter(key -> !line.contains(key))
                .forEach(key -> answer.append("  not recorded: " + key + "\n"));
        for (String wanted : drive.leaves())
            if (first.stream().noneMatch(trace -> trace.contains(wanted)))
                answer.append("  missing: " + wanted + " in " + first + "\n");
        if (changed) answer.append("  the picture's pixels changed\n");
        if (!first.equals(second)) answer.append("  clicked " + first + "\n  replayed " + second + "\n");
        return answer.toString();
    }

    private static List<Long> pixels() {
        int[] images = WindowManager.getIDList();
        return images == null
                ? List.of()
                : Arrays.stream(images)
                        .mapToObj(id -> Traces.pixels(WindowManager.getImage(id)))
                        .toList();
    }

    private void set(Drive.Scene scene, Path output) throws Exception {
        clear();
        if (scene == Drive.Scene.STOPPED_TRAINING) copy(data.resolve("stopped"), output);
        if (scene == Drive.Scene.TWO_PICTURES) open("b.png");
        if (scene == Drive.Scene.PICTURE || scene == Drive.Scene.TWO_PICTURES) open("a.png");
    }

    private static void clear() throws Exception {
        int[] images = WindowManager.getIDList();
        for (int id : images == null ? new int[0] : images) {
            ImagePlus imp = WindowManager.getImage(id);
            imp.changes = false;
            imp.close();
        }
        ResultsTable.getResultsTable().reset();
        if (RoiManager.getInstance() != null) RoiManager.getInstance().reset();
        EventQueue.invokeAndWait(() -> Stream.of(Window.getWindows())
                .filter(window -> window instanceof JFrame && window.isShowing())
                .forEach(Window::dispose));
    }

    private void open(String name) {
        ImagePlus imp = IJ.openImage(data.resolve("pictures").resolve(name).toString());
        Calibration calibration = new Calibration();
        calibration.pixelWidth = MILLIMETRES;
        calibration.pixelHeight = MILLIMETRES;
        calibration.setUnit("mm");
        imp.setCalibration(calibration);
        imp.show();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private void click(Drive drive, Path output) throws Exception {
        IJ.doCommand(drive.command());
        if (drive.command().endsWith("...")) {
            GenericDialog dialog =
                    await("the dialog of " + drive.command(), () -> (GenericDialog) ImageJSession.openDialog());
            EventQueue.invokeAndWait(() -> {
                DialogFields fields = new DialogFields(dialog);
                for (Map.Entry<String, String> field : drive.fields().entrySet())
                    fields.set(
                            field.getKey(),
                            field.getValue().replace(Drive.IN, data.toString()).replace(Drive.OUT, output.toString()));
                ImageJSession.press(dialog, ImageJSession.OK);
            });
        }
        ended(drive.command());
    }

    private static void ended(String command) throws Exception {
        await("the end of " + command, () -> {
            Optional<String> blocked = blocking();
            if (blocked.isPresent()) throw new IllegalStateException(command + " asks or refuses: " + blocked.get());
            return ImageJSession.isRunning(command) ? null : command;
        });
    }

    private static Optional<String> blocking() {
        Dialog dialog = ImageJSession.openDialog();
        try {
            return dialog == null ? Optional.empty() : Optional.of(ImageJSession.textOf(dialog));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void replay(String line) throws Exception {
        Thread macro = new Thread(() -> IJ.runMacro(line), "replayed macro");
        macro.start();
        ended("replayed macro");
    }
}
