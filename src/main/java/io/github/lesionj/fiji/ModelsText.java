// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.model.CardText;
import io.github.lesionj.model.DefaultModels;
import io.github.lesionj.model.InstalledModel;
import io.github.lesionj.model.ModelStore;
import java.util.StringJoiner;

/** The models in words, where no window can be opened. */
final class ModelsText {

    private ModelsText() {}

    /** @return as {@code lesionj models} prints them, with what cannot be used at the end */
    static String list(ModelStore store) {
        StringJoiner text = new StringJoiner("\n");
        ModelStore.Listing listing = store.list();
        for (InstalledModel model : listing.models())
            text.add(String.join("\n", CardText.lines(model, new DefaultModels(store).uses(model))));
        text.add("Your own models: as zip files or folders in " + store.folder() + ", or by their path.");
        listing.problems().forEach(text::add);
        return text.toString();
    }
}
