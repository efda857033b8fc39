// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.model.Task;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Trains a network that finds the lesion. */
@Plugin(
        type = Command.class,
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "LesionJ"),
            @Menu(label = "Train Segmentation Model...", weight = 71)
        },
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Trains a network to outline lesions, on pictures and masks of your own or of the ISIC archive.")
public final class TrainSegmentationModel extends TrainModel {

    public TrainSegmentationModel() {
        super(Task.SEGMENTATION, "lesionlite-isic2017");
    }
}
