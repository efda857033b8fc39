// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange.bioimageio;

import io.github.lesionj.model.InstalledModel;
import io.github.lesionj.model.OwnModels;
import java.io.IOException;
import java.nio.file.Path;

/** Takes a model into the user's own, whoever wrote it. */
public final class Imports {

    private Imports() {}

    /**
     * @param model a zip, a folder, a card beside its weights, or a package of BioImage.IO
     * @return the installed model
     * @throws io.github.lesionj.model.ModelException if it cannot be used, or its name is taken
     * @throws IOException if it cannot be copied
     */
    public static InstalledModel add(OwnModels own, Path model) throws IOException {
        return BioImageImport.isPackage(model) ? own.add(BioImageImport.read(model)) : own.add(model);
    }
}
