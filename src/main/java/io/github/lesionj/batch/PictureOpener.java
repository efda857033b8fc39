// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.PictureChoice;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;

/** How a file becomes an image. */
@FunctionalInterface
public interface PictureOpener {

    /** As files are opened everywhere. */
    PictureOpener STANDARD = ImageOpener::open;

    /** @throws IOException if it cannot be opened; the message names it and the reason */
    SourceImage open(Path file, PictureChoice choice) throws IOException;

    /** @return the picture, called as its results are to be */
    default SourceImage open(WorkItem item) throws IOException {
        return open(item.file(), item.choice()).named(item.name());
    }
}
