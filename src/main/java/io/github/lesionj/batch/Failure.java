// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.Explanation;
import io.github.lesionj.io.Explanation.Kind;
import java.nio.file.Path;

/**
 * Why one image of a batch has no result.
 *
 * @param file   the image
 * @param reason one sentence that names the file
 * @param kind   what went wrong
 */
public record Failure(Path file, String reason, Kind kind) {

    /**
     * Puts into one sentence what went wrong with a file.
     *
     * @param log where the trace is kept if it is a bug
     */
    public static Failure of(Path file, Throwable cause, BugLog log) {
        Explanation why = Explanation.of(cause, log);
        boolean named = why.sentence().contains(String.valueOf(file.getFileName()));
        return new Failure(file, named ? why.sentence() : file + ": " + why.sentence(), why.kind());
    }
}
