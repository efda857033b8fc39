// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a batch keeps of each image, in files. The command line and Fiji write the same ones. Holds its models until
 * closed.
 */
public interface ResultFiles extends ImageBatch.Step, AutoCloseable {

    /** @return where the models run, for people */
    String device();

    /** @return every file that may be written for the image of this name, and the one for all */
    List<Path> files(String image);

    /**
     * Writes what is one file for all images, with those that are done so far. Called after the last image, and now and then
     * before, so that little is lost should the work end unasked; also from another thread than {@link #process}.
     *
     * @throws IOException if the file cannot be written
     */
    void save() throws IOException;

    /**
     * As {@link #save}, before the last image; does nothing where a second writing would not replace the first.
     *
     * @throws IOException if the file cannot be written
     */
    default void saveSoFar() throws IOException {
        save();
    }

    @Override
    void close();
}
