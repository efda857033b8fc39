// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that hold the results of one image: if one of them cannot be written, none stays. */
final class ImageFiles implements AutoCloseable {

    /** How a file is written. */
    @FunctionalInterface
    interface Writer {
        /** @throws IOException if the file cannot be written */
        void write(Path file) throws IOException;
    }

    private final List<Path> written = new ArrayList<>();
    private boolean whole;

    /** @throws IOException from the writer */
    void write(Path file, Writer writer) throws IOException {
        writer.write(file);
        written.add(file);
    }

    /** Says that all were written. @return them */
    List<Path> keep() {
        whole = true;
        return List.copyOf(written);
    }

    /** Removes what was written, unless all was. */
    @Override
    public void close() throws IOException {
        if (!whole)
            for (Path file : written) if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) Files.delete(file);
    }
}
