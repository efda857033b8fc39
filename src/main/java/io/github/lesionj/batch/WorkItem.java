// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.PictureChoice;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.StackPicture;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A picture to work on.
 *
 * @param file the picture
 * @param name of its results: the file's name without its extension; below a folder that is read with its sub-folders it begins
 *     with them, parted by {@code /}
 * @param choice which picture of the file is meant, and how it is turned
 * @param part   of the name what tells the picture from the others of its file; empty for the only or the chosen one
 */
public record WorkItem(Path file, String name, PictureChoice choice, String part) {

    /** The only picture of a file, as stored. */
    public WorkItem(Path file, String name) {
        this(file, name, PictureChoice.STANDARD, "");
    }

    /** A picture whose results are named after the file alone. */
    public static WorkItem of(Path file) {
        return new WorkItem(file, ImageOpener.nameOf(file));
    }

    /** A picture that is open already, and of whose file the name alone is known. */
    static WorkItem of(SourceImage image) {
        return new WorkItem(Path.of(image.name()), image.name());
    }

    /** @return the pictures of the file that are meant; what its choice names is settled */
    Stream<WorkItem> pictures() {
        return StackPicture.of(file, choice).stream()
                .map(picture -> new WorkItem(file, name + picture.part(), picture.choice(), picture.part()));
    }
}
