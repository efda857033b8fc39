// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.augmentation.Example;
import java.util.Map;

/** Gathers what the network says of the validation pictures, at the network's own size. */
interface Tally {

    /** @param logits the network's answer to the example */
    void add(Example example, float[] logits);

    /** @return the metrics of all that was added, by name; their mean chooses the best epoch */
    Map<String, Double> metrics();
}
