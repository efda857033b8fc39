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
     * Writes what is written once, after the last image, or after the last one before the user stopped.
     *
     * @throws IOException if the file cannot be written
     */
    void finish() throws IOException;

    @Override
    void close();
}
