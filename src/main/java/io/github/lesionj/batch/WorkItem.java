// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.PictureChoice;
import java.nio.file.Path;

/**
 * A picture to work on.
 *
 * @param file the picture
 * @param name of its results: the file's name without its extension; below a folder that is read with its sub-folders it begins
 *     with them, parted by {@code /}
 * @param choice which picture of the file is meant, and how it is turned
 */
public record WorkItem(Path file, String name, PictureChoice choice) {

    /** The only picture of a file, as stored. */
    public WorkItem(Path file, String name) {
        this(file, name, PictureChoice.STANDARD);
    }

    /** A picture whose results are named after the file alone. */
    public static WorkItem of(Path file) {
        return new WorkItem(file, ImageOpener.nameOf(file));
    }
}
