// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImageJ;
import io.github.lesionj.analysis.Doctor;
import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.Explanation;
import io.github.lesionj.model.OnnxRuntime;
import io.github.lesionj.model.TorchEngine;
import java.io.IOException;
import java.util.StringJoiner;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** What LesionJ runs on here and whether it computes right, as a text for a forum post. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Doctor...", weight = 82)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Shows what LesionJ runs on and whether it computes right, ready to paste into a forum post.")
public final class RunDoctor extends SafeCommand {

    /** Title of the window. */
    static final String TITLE = "LesionJ Doctor";

    @Parameter
    private LesionJService lesionj;

    @Parameter(
            label = "Device",
            choices = {"auto", "cpu", "gpu", "gpu:1", "mps"},
            required = false,
            persist = false,
            description = Texts.DEVICE)
    private String device = "auto";

    @Parameter(type = ItemIO.OUTPUT, label = "Report", description = "The text that the window shows.")
    private String report;

    @Parameter(type = ItemIO.OUTPUT, label = "Healthy", description = "Whether all is as it should be.")
    private boolean healthy;

    /** What is missing is for the report to say. */
    @Override
    boolean needsEngine() {
        return false;
    }

    @Override
    boolean hasOwnWindow() {
        return true;
    }

    @Override
    void work(Progress progress) throws IOException {
        var chosen = RuntimePreference.device(device);
        progress.step(0.1, "examining itself");
        StringJoiner text = new StringJoiner("\n", "", "\n");
        Doctor doctor = new Doctor(text::add);
        doctor.system();
        doctor.line(
                "ImageJ", ImageJ.VERSION + ImageJ.BUILD + (SharedContext.inFiji() ? " in Fiji or ImageJ2" : " alone"));
        try {
            healthy = doctor.examine(
                    () -> TorchEngine.describe(TorchEngine.device(chosen)),
                    () -> OnnxRuntime.describe(chosen),
                    () -> lesionj.bundled(device));
        } catch (OutOfMemoryError | RuntimeException | LinkageError e) {
            doctor.line(
                    "Problem",
                    Explanation.of(e, BugLog.standard("Doctor in ImageJ")).sentence());
        }
        report = text.toString();
        if (Screen.isInteractive()) TextFrame.open(TITLE, report);
        else Log.show(report.strip());
    }
}
