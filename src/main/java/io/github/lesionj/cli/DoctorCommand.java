// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import com.sun.management.OperatingSystemMXBean;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    private DeviceOption device;

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
        printSystem();
        try {
            print("Engine", session.models().describe(device.name));
            return selfTest();
        } catch (ModelException e) {
            print("Problem", e.getMessage());
            return Main.SOME_FAILED;
        }
    }

    private int selfTest() throws IOException {
        long start = System.nanoTime();
        SelfTest measured = SelfTest.measure(session.models(), device.name);
        print(
                "Self-test",
                String.format(
                        Locale.ROOT,
                        "lesion of %d pixels, class %s with %.3f, in %.1f s",
                        measured.areaPixels(),
                        measured.label(),
                        measured.confidence(),
                        (System.nanoTime() - start) * 1e-9));
        if (record != null) {
            measured.record(record);
            print("Recorded", record.toString());
            return Main.DONE;
        }
        List<String> differences = measured.differencesTo(SelfTest.expected());
        for (String difference : differences) print("Problem", difference);
        if (differences.isEmpty()) print("Result", "all as expected");
        return differences.isEmpty() ? Main.DONE : Main.SOME_FAILED;
    }

    private void printSystem() {
        Runtime runtime = Runtime.getRuntime();
        session.out().println(Version.text());
        print(
                "Java",
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("java.home"));
        print(
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch") + ", " + runtime.availableProcessors() + " processors");
        print(
                "Memory",
                gigabytes(runtime.maxMemory()) + " for Java (LESIONJ_JAVA_OPTS=-Xmx8g gives 8 GB)"
                        + (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                                ? ", " + gigabytes(machine.getTotalMemorySize()) + " in the machine"
                                : ""));
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    private void print(String label, String text) {
        session.out().printf(Locale.ROOT, "%-10s %s%n", label, text);
    }
}
