// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two newest checkpoints of a training. Should the newest be damaged or not yet there, the one before it serves: the
 * training then repeats an epoch, and repeats it exactly.
 */
final class Checkpoints {

    static final String NEWEST = "checkpoint.zip";

    private final Path newest;
    private final Path before;

    /** @param folder of the training */
    Checkpoints(Path folder) {
        newest = folder.resolve(NEWEST);
        before = folder.resolve("checkpoint-before.zip");
    }

    /** Keeps a checkpoint as the newest. */
    void add(Checkpoint checkpoint) throws IOException {
        if (Files.exists(newest)) Files.move(newest, before, StandardCopyOption.REPLACE_EXISTING);
        checkpoint.write(newest);
    }

    /** Marks the newest checkpoint as that of a training which is over. */
    void end(TrainingResult reached, TrainingMonitor monitor) throws IOException {
        Checkpoint last = latest(monitor).orElseThrow();
        add(new Checkpoint(last.progress().at(last.progress().steps(), reached), last.state()));
    }

    /**
     * Reads the newest checkpoint that is whole.
     *
     * @param monitor is told of a damaged one
     * @return empty if there is none at all
     * @throws TrainingException if all there are are damaged; the message names them
     */
    Optional<Checkpoint> latest(TrainingMonitor monitor) {
        List<String> damaged = new ArrayList<>();
        for (Path file : List.of(newest, before)) {
            if (!Files.exists(file)) continue;
            try {
                Checkpoint checkpoint = Checkpoint.read(file);
                if (!damaged.isEmpty())
                    monitor.note(damaged.get(0) + "; the one before it is used, after epoch "
                            + checkpoint.progress().reached().epochs().size());
                return Optional.of(checkpoint);
            } catch (IOException e) {
                damaged.add("The checkpoint " + file + " is damaged (" + e.getMessage() + ")");
            }
        }
        if (damaged.isEmpty()) return Optional.empty();
        throw new TrainingException(
                String.join(". ", damaged) + "; delete what is damaged to start the training again");
    }
}
