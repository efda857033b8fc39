// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.analysis;

import com.sun.management.OperatingSystemMXBean;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import io.github.lesionj.model.TorchEngine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says what LesionJ runs on and whether it computes right, in lines that can be pasted into a question to others. */
public final class Doctor {

    private final Consumer<String> out;

    /** @param out hears each line as soon as it is known */
    public Doctor(Consumer<String> out) {
        this.out = out;
    }

    /** @return LesionJ's name and version, as the jar's manifest says */
    public static String version() {
        return "LesionJ "
                + Optional.ofNullable(Doctor.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)");
    }

    /** Says a line. */
    public void line(String label, String text) {
        out.accept(String.format(Locale.ROOT, "%-10s %s", label, text));
    }

    /** Says which LesionJ, Java and machine this is, and which models there are. */
    public void system() {
        Runtime runtime = Runtime.getRuntime();
        out.accept(version());
        line(
                "Java",
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("java.home"));
        line(
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch") + ", " + runtime.availableProcessors() + " processors");
        line(
                "Memory",
                gigabytes(runtime.maxMemory()) + " for Java (LESIONJ_JAVA_OPTS=-Xmx8g gives 8 GB)"
                        + (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                                ? ", " + gigabytes(machine.getTotalMemorySize()) + " in the machine"
                                : ""));
        models();
    }

    private void models() {
        ModelStore store = ModelStore.standard();
        DefaultModels defaults = new DefaultModels(store);
        try {
            for (Task task : Task.values())
                line(
                        "Models",
                        task.name().toLowerCase(Locale.ROOT) + " by " + defaults.of(task)
                                + (defaults.chosen(task).isPresent() ? " (your choice)" : "") + "; installed are "
                                + String.join(", ", store.names(task)));
        } catch (ModelException e) {
            line("Problem", e.getMessage());
        }
    }

    /**
     * Starts PyTorch and lets the bundled models answer for the phantom, whose results are known; blocks.
     *
     * @param engine   starts PyTorch and tells its versions and device
     * @param runtime  tells by what networks run, PyTorch or another
     * @param analyzer opens the bundled models; closed here
     * @return whether all is as it should be; what is not has a line that begins with {@code Problem}
     * @throws IOException if LesionJ's jar is damaged
     */
    public boolean examine(Supplier<String> engine, Supplier<String> runtime, Supplier<LesionAnalyzer> analyzer)
            throws IOException {
        try {
            line("Engine", engine.get());
            line("Runtime", runtime.get());
            TorchEngine.unusedCard().ifPresent(advice -> line("Graphics", advice));
            List<String> differences = selfTest(analyzer).differencesTo(SelfTest.expected());
            for (String difference : differences) line("Problem", difference);
            if (differences.isEmpty()) line("Result", "all as expected");
            return differences.isEmpty();
        } catch (ModelException e) {
            line("Problem", e.getMessage());
            return false;
        }
    }

    /**
     * Lets the bundled models answer for the phantom and says what they answer.
     *
     * @throws ModelException if they cannot be used
     */
    public SelfTest selfTest(Supplier<LesionAnalyzer> analyzer) {
        long start = System.nanoTime();
        try (LesionAnalyzer opened = analyzer.get()) {
            SelfTest measured = SelfTest.measure(opened);
            line(
                    "Self-test",
                    String.format(
                            Locale.ROOT,
                            "lesion of %d pixels, class %s with %.3f, in %.1f s",
                            measured.areaPixels(),
                            measured.label(),
                            measured.confidence(),
                            (System.nanoTime() - start) * 1e-9));
            return measured;
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
