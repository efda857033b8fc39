// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.model.Task;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Trains a network that tells diagnosis classes apart. */
@Plugin(
        type = Command.class,
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "LesionJ"),
            @Menu(label = "Train Classification Model...", weight = 72)
        },
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Trains a network to tell diagnosis classes apart, on pictures whose classes are known.")
public final class TrainClassificationModel extends TrainModel {

    public TrainClassificationModel() {
        super(Task.CLASSIFICATION, "resnet18-ham10000");
    }
}
