// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/**
 * A model as it lies on disk or in the jar.
 *
 * @param card    what the model is
 * @param content of its weights file, whose length and hash are the card's; not copied, so leave it as it is
 */
public record StoredModel(ModelCard card, byte[] content) {

    /**
     * Reads the numbers of the card's network.
     *
     * @throws ModelException if the file is damaged or holds NaN or infinite numbers, or the network was made elsewhere
     */
    public Weights weights() {
        if (card.weights().format().isForeign())
            throw new ModelException("Model " + card.name() + " was made elsewhere: its numbers cannot be taken out of "
                    + card.weights().file());
        try {
            return Weights.read(content).requireFinite();
        } catch (ModelException e) {
            throw new ModelException(
                    "Model " + card.name() + ", " + card.weights().file() + ": " + e.getMessage(), e);
        }
    }
}
