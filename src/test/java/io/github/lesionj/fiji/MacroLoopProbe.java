// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import com.sun.management.OperatingSystemMXBean;
import ij.measure.ResultsTable;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.io.ImageOpener;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.scijava.Context;
import org.scijava.command.CommandService;

/**
 * A program for benchmarks/macro-loop: what {@code run("Classify Lesion...", "path=...")} takes for each picture of a folder,
 * beside the reading and the networks alone.
 */
public final class MacroLoopProbe {

    private MacroLoopProbe() {}

    /** @param args a folder of pictures, and how many calls */
    public static void main(String[] args) throws Exception {
        List<Path> pictures;
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            pictures = files.sorted().toList();
        }
        int calls = Integer.parseInt(args[1]);
        List<Double> commands = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        double commandsCpu = 0, aloneCpu = 0;
        try (Context context = new Context();
                LesionAnalyzer analyzer = LesionAnalyzer.open()) {
            CommandService service = context.service(CommandService.class);
            analyze(analyzer, pictures.get(0));
            for (int call = 0; call < calls; call++) {
                Path picture = pictures.get(call % pictures.size());
                long start = System.nanoTime();
                double cpu = cpuMillis();
                service.run(ClassifyLesion.class, true, "path", picture.toString())
                        .get();
                long middle = System.nanoTime();
                if (call > 0) commandsCpu += cpuMillis() - cpu;
                cpu = cpuMillis();
                analyze(analyzer, picture);
                commands.add((middle - start) * 1e-6);
                alone.add((System.nanoTime() - middle) * 1e-6);
                if (call > 0) aloneCpu += cpuMillis() - cpu;
            }
            if (ResultsTable.getResultsTable().size() != calls)
                throw new IllegalStateException("not every call left its row");
        }
        System.out.printf(
                Locale.ROOT,
                "%d calls: first %.0f ms, median %.1f ms, processor %.1f ms; reading and networks alone"
                        + " %.1f ms, processor %.1f ms; ratio %.2f, of the processor's time %.2f%n",
                calls,
                commands.get(0),
                median(commands),
                commandsCpu / (calls - 1),
                median(alone),
                aloneCpu / (calls - 1),
                median(commands) / median(alone),
                commandsCpu / aloneCpu);
        System.exit(0);
    }

    private static void analyze(LesionAnalyzer analyzer, Path picture) throws Exception {
        var image = ImageOpener.open(picture).image();
        analyzer.classifier()
                .classify(image, analyzer.segmenter().segment(image).mask());
    }

    /** What all threads of this process took: on a machine that others use, too, it tells more than the clock. */
    private static double cpuMillis() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() * 1e-6;
    }

    private static double median(List<Double> milliseconds) {
        List<Double> sorted = milliseconds.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
