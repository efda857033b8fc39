// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.training.TrainingPlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Goes on with a training that was stopped; its folder says all that it was started with. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Resume Training...", weight = 73)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description =
                "Goes on with a training that was stopped, here or on the command line, from its last whole epoch.")
public final class ResumeTraining extends SafeCommand {

    private static final String AS_BEFORE = "as before";

    @Parameter(
            label = "Output folder",
            style = "directory",
            required = false,
            persist = false,
            description =
                    "The output folder of the training: recipe, data and device are those that it was started with.")
    private String output = "";

    @Parameter(
            label = "Device",
            choices = {AS_BEFORE, "auto", "cpu", "gpu", "gpu:1", "mps"},
            required = false,
            persist = false,
            description = "Another device than the training was started with. " + Texts.DEVICE)
    private String device = AS_BEFORE;

    @Parameter(label = "Add to my models", required = false, persist = false, description = Texts.INSTALL)
    private boolean install;

    @Parameter(type = ItemIO.OUTPUT, label = "Model", description = "The file of the finished model.")
    private File model;

    @Parameter(type = ItemIO.OUTPUT, label = "Figures", description = "By split and name, such as test jaccard.")
    private Map<String, Double> figures;

    @Override
    void work(Progress progress) throws IOException {
        Path folder = UserPaths.named("output", output);
        TrainingPlan before = TrainingPlan.read(folder);
        TrainingPlan plan = device.equals(AS_BEFORE) ? before : before.on(device);
        record();
        TrainingRun.show(plan.recipe(), monitor -> {
            FinishedTraining finished = FinishedTraining.of(plan, folder, monitor, install);
            model = finished.model().toFile();
            figures = finished.figures();
            return finished.sentence();
        });
    }
}
