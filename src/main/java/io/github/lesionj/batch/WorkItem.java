// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.ImageOpener;
import java.nio.file.Path;

/**
 * A picture to work on.
 *
 * @param file the picture
 * @param name of its results: the file's name without its extension; below a folder that is read with its sub-folders it begins
 *     with them, parted by {@code /}
 */
public record WorkItem(Path file, String name) {

    /** A picture whose results are named after the file alone. */
    public static WorkItem of(Path file) {
        return new WorkItem(file, ImageOpener.nameOf(file));
    }
}
