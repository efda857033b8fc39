// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.Task;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;

/** Puts the models that the user chose as defaults in the place of the bundled ones. */
final class DefaultModelOption implements IDefaultValueProvider {

    @Override
    public String defaultValue(ArgSpec argument) {
        for (Task task : Task.values())
            if (ModelStore.bundledFor(task).equals(argument.defaultValue()))
                return new DefaultModels(ModelStore.standard()).of(task);
        return null;
    }
}
