// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.List;

/**
 * A model's figures on some of the pictures, such as those of one body site or one camera; part of every model card.
 *
 * @param name        of the pictures
 * @param description how they were chosen
 * @param metrics     measured on them
 */
public record Slice(String name, @Default("\"\"") String description, List<Metric> metrics) {

    public Slice {
        metrics = List.copyOf(metrics);
    }
}
