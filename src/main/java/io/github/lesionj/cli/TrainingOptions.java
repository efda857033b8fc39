// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.training.RecipeChoice;
import io.github.lesionj.training.TrainingPlan;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/** What is trained, on what, and where the results go. */
final class TrainingOptions {

    @Mixin
    private DataOptions data;

    @Mixin
    private RecipeOptions options;

    @Mixin
    private OutputFolder output;

    @Mixin
    private DeviceOption device;

    /** @throws io.github.lesionj.training.TrainingException if there is no such recipe or it does not fit */
    TrainingPlan plan() {
        return TrainingPlan.of(
                new RecipeChoice(data.recipe, options.changes()),
                data.folder,
                data.masks,
                folder(),
                device.name.toString());
    }

    /** @return the output folder, which need not exist yet */
    Path folder() {
        return output.folder();
    }
}
