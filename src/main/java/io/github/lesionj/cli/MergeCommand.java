// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.OutputPlace;
import io.github.lesionj.batch.shard.MergeReport;
import io.github.lesionj.batch.shard.ShardMerge;
import io.github.lesionj.io.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lesionj merge}: the parts that calls with {@code --shard} wrote, to one whole. */
@Command(
        name = "merge",
        description = {
            "Joins what calls with --shard wrote.",
            "Each table of the shards becomes one, equal to that of a call without --shard. Says which shards and images are missing, "
                    + "lists these in missing.csv, and ends with exit code 1 if there are any."
        })
final class MergeCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description = "output folder of calls with --shard, or single folders shard-I-of-N of it")
    private List<Path> folders;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "folder for the tables; tables of the same name are replaced (default: the one DIR)")
    private Optional<Path> output;

    @Option(
            names = "--move",
            description =
                    "if nothing is missing, also move the shards' masks and other pictures into the folder of the tables")
    private boolean move;

    MergeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (output.isEmpty() && folders.size() > 1)
            throw new UsageException("Of several folders --output says where the joined tables are written");
        Path place = output.orElse(folders.get(0));
        if (output.isPresent()) OutputPlace.folder(place);
        ShardMerge merge = new ShardMerge(folders, place);
        try (FolderLock lock = session.take(place)) {
            MergeReport report = merge.run();
            report.sentences().forEach(session.console()::say);
            if (!report.isComplete()) return Main.SOME_FAILED;
            if (move) session.console().say(merge.move() + " files moved into " + place);
            return Main.DONE;
        }
    }
}
