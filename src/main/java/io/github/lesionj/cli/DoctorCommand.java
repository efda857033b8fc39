// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.analysis.Doctor;
import io.github.lesionj.analysis.LesionAnalyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj doctor}: what LesionJ runs on, and whether it computes right. */
@Command(
        name = "doctor",
        description = {
            "Shows what LesionJ runs on and whether it computes right.",
            "Prints versions, memory, engine and device, and runs the bundled models on a drawn image whose results are known. "
                    + "Exit code 0 if all is as it should be, 1 if not."
        })
final class DoctorCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PlaceOption place;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "for developers, after a change of the bundled models: write the figures of the self-test to "
                    + "this file instead of comparing them")
    private Path record;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Doctor doctor = new Doctor(session.out()::println);
        doctor.system();
        if (record == null)
            return doctor.examine(
                            () -> session.models().describe(place.chosen()),
                            () -> session.models().runtime(place.chosen()),
                            this::analyzer)
                    ? Main.DONE
                    : Main.SOME_FAILED;
        doctor.line("Engine", session.models().describe(place.chosen()));
        doctor.line("Runtime", session.models().runtime(place.chosen()));
        doctor.selfTest(this::analyzer).record(record);
        doctor.line("Recorded", record.toString());
        return Main.DONE;
    }

    private LesionAnalyzer analyzer() {
        return session.models().analyzer(AnalyzerOptions.DEFAULT.withDevice(place.chosen()));
    }
}
