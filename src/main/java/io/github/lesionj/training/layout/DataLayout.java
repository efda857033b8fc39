// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.io.IOException;
import java.nio.file.Path;

/** How a data folder is laid out: where its pictures lie and where it is written what they show. */
public interface DataLayout {

    /**
     * Lists a folder's pictures; opens none of them.
     *
     * @throws IOException if a folder, table or column is missing or cannot be understood; the message names the file
     *                     and what to do
     */
    Listing list(Path folder) throws IOException;
}
