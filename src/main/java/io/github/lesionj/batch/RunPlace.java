// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.nio.file.Path;

/**
 * Where a batch keeps what it has done, so that the same call goes on where another ended.
 *
 * @param journal  a hidden file, {@link Journal}
 * @param failures the table of the pictures without a result; there is none while all have one
 */
public record RunPlace(Path journal, Path failures) {

    /** Of results in a folder. @param command such as {@code analyze}: each keeps its own journal */
    public static RunPlace in(Path folder, String command) {
        return new RunPlace(folder.resolve(".lesionj-" + command + ".jsonl"), folder.resolve("failures.csv"));
    }

    /** Of results in one table. */
    public static RunPlace beside(Path table) {
        String name = table.getFileName().toString();
        return new RunPlace(
                table.resolveSibling("." + name + ".lesionj.jsonl"),
                table.resolveSibling(name.replaceFirst("(?i)(\\.(csv|tsv|txt))?$", "") + "_failures.csv"));
    }
}
