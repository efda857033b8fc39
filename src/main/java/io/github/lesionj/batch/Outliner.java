// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.model.ModelIdentity;
import java.util.List;
import java.util.Optional;

/**
 * Who drew a lesion's outline.
 *
 * @param name   of the model; {@code mask} for one that was given, {@code selection} or {@code rois} for the user's own
 * @param sha256 of the model's weights; empty for any other
 */
public record Outliner(String name, Optional<String> sha256) {

    static final List<String> COLUMNS = List.of("outlined_by", "segmentation_sha256");

    /** A model. */
    public static Outliner of(ModelIdentity model) {
        return new Outliner(model.name(), Optional.of(model.sha256()));
    }

    /** Anybody else. */
    public static Outliner named(String name) {
        return new Outliner(name, Optional.empty());
    }

    List<String> cells() {
        return List.of(name, sha256.orElse(""));
    }
}
