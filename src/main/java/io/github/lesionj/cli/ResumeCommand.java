// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.model.Device;
import io.github.lesionj.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lesionj resume}: a stopped training to its end. */
@Command(
        name = "resume",
        description = {
            "Goes on with a training that was stopped, on the computer or in Fiji, from its last whole epoch.",
            "Recipe, data and device are those that it was started with; it ends with the weights that it would have had without the stop."
        })
final class ResumeCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "the output folder of the training")
    private Path folder;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            converter = DeviceOption.Parser.class,
            description = "another device than before: auto, cpu, gpu, gpu:N or mps")
    private Optional<Device> device;

    ResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        TrainingPlan plan = TrainingPlan.read(folder);
        return new TrainingCall(session)
                .run(device.map(Device::toString).map(plan::on).orElse(plan), folder);
    }
}
