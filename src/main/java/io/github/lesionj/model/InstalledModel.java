// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A model that is found by its name.
 *
 * @param name by which it is found: a bundled one's own, or that of the zip or folder in the user's folder
 * @param card what it is
 * @param file zip or folder of the user's own; empty for one that comes with LesionJ
 */
public record InstalledModel(String name, ModelCard card, Optional<Path> file) {

    /** @return whether it comes with LesionJ */
    public boolean isBundled() {
        return file.isEmpty();
    }
}
