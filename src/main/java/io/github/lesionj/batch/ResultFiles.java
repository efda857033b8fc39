// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.io.IOException;

/**
 * What a batch keeps of each image, in files. The command line and Fiji write the same ones. Holds its models until
 * closed.
 */
public interface ResultFiles extends ImageBatch.Step, AutoCloseable {

    /** @return where the models run, for people */
    String device();

    /**
     * Writes what is one file for all images, with those that are done so far. Called now and then, so that little is lost
     * should the work end unasked, and after the last image; also from another thread than {@link #process}.
     *
     * @throws IOException if the file cannot be written
     */
    void save() throws IOException;

    @Override
    void close();
}
