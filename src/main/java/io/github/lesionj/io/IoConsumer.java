// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;

/** Uses something and may fail while reading or writing. */
@FunctionalInterface
public interface IoConsumer<T> {

    /** @throws IOException if reading or writing fails */
    void accept(T value) throws IOException;
}
