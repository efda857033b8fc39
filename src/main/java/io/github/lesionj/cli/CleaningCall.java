// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.CleanedFiles;
import io.github.lesionj.batch.Cleaning;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What the sub-commands share that take something from pictures. */
record CleaningCall(Session session) {

    /**
     * @param cleaning refuses options that do not fit by an {@code IllegalArgumentException}
     * @param mask     whether masks are written too
     * @return the exit code
     * @throws UsageException if the options do not fit
     */
    int run(Inputs inputs, OutputFolder output, Supplier<Cleaning> cleaning, boolean mask) throws IOException {
        Cleaning chosen = chosen(cleaning);
        WorkList images = inputs.images();
        Path folder = output.create();
        try (FolderLock lock = session.take(folder);
                ResultFiles results = new CleanedFiles(chosen, folder, mask)) {
            return new BatchCall(session, images, inputs.again).run(results, folder);
        }
    }

    private static Cleaning chosen(Supplier<Cleaning> cleaning) {
        try {
            return cleaning.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}
