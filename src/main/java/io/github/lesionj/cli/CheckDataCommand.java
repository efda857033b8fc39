// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.io.CsvTable;
import io.github.lesionj.training.DataCheck;
import io.github.lesionj.training.DataReport;
import io.github.lesionj.training.DataSet;
import io.github.lesionj.training.Finding;
import io.github.lesionj.training.Finding.Severity;
import io.github.lesionj.training.Recipe;
import io.github.lesionj.training.RecipeChanges;
import io.github.lesionj.training.Recipes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj check-data}: what a recipe's data hold, and what is wrong with them. */
@Command(
        name = "check-data",
        description = {
            "Opens every picture and mask of a recipe's data, counts them, and lists what is wrong.",
            "An error must be mended before a training begins: unreadable files, masks of another size, a lesion or class in the "
                    + "wrong split. A warning should be known: files without a partner, empty or grey masks, the same picture in two splits."
        })
final class CheckDataCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("severity", "problem", "name");

    private final Session session;

    @Mixin
    private DataOptions data;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description =
                    "table to write, a row for each name: severity,problem,name; the text shows ten names of each problem")
    private Optional<Path> output;

    CheckDataCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Recipe recipe = Recipes.find(data.recipe, RecipeChanges.NONE);
        if (output.isPresent()) refuseOtherFiles(output.get());
        DataSet set = DataSet.read(recipe, data.folder, data.masks);
        ProgressLine line = new ProgressLine(session.console(), System::nanoTime);
        DataReport report = new DataCheck(set).pictures(done -> {
            synchronized (line) {
                line.update(done - 1, set.size(), "checking the data");
            }
        });
        if (output.isPresent()) write(report, output.get());
        session.out().print(report.text());
        return report.sentences(Severity.ERROR).isEmpty() ? Main.DONE : Main.SOME_FAILED;
    }

    /** A table that was asked for beside the data must not take the place of one of theirs. */
    private static void refuseOtherFiles(Path file) throws IOException {
        OutputFolder.createFor(file, List.of());
        if (!Files.isRegularFile(file) || Files.size(file) == 0) return;
        byte[] header = String.join(",", COLUMNS).getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(header, in.readNBytes(header.length)))
                throw new UsageException(
                        file + " is there and is no table of 'check-data': name another file in --output");
        }
    }

    private static void write(DataReport report, Path file) throws IOException {
        CsvTable table = new CsvTable(COLUMNS);
        for (Finding finding : report.findings())
            for (String name : finding.names())
                table.add(List.of(finding.severity().name().toLowerCase(Locale.ROOT), finding.what(), name));
        table.write(file);
    }
}
