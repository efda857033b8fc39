// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of others with something done before or after: what it does not say itself they say. */
interface WrappedFiles extends ResultFiles {

    /** @return the others, closed with this */
    ResultFiles files();

    @Override
    default int atOnce() {
        return files().atOnce();
    }

    @Override
    default String device() {
        return files().device();
    }

    @Override
    default List<Path> files(String image) {
        return files().files(image);
    }

    @Override
    default List<ResultTable> tables() {
        return files().tables();
    }

    @Override
    default Optional<RunPlace> place() {
        return files().place();
    }

    @Override
    default void close() {
        files().close();
    }
}
