// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** How a data folder is laid out: where its pictures lie and where it is written what they show. */
public interface DataLayout {

    /**
     * Lists a folder's pictures; opens none of them.
     *
     * @param known the classes that are asked for: of several columns with classes the one is read that has only these
     * @throws IOException if a folder, table or column is missing or cannot be understood; the message names the file
     *                     and what to do
     */
    Listing list(Path folder, Predicate<String> known) throws IOException;
}
