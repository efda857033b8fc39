// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import ai.djl.nn.Block;
import io.github.lesionj.io.Sha256;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelStore;
import io.github.lesionj.model.StoredModel;
import io.github.lesionj.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The weights that a network starts from instead of random ones, such as those of a network that knows ImageNet. */
public final class StartWeights {

    private StartWeights() {}

    /**
     * Fills an initialised network. The head of a classifier may have other classes, and what follows the encoder of a
     * segmentation network need not be in the file: these keep their first values. Everything else must be there and fit.
     *
     * @param start a name of the {@link PretrainedCatalogue}, or else a weights file, whose layers are named as LesionJ
     *              or a known library does, or else a bundled model's name
     * @param log   hears about a download, sentence by sentence
     * @throws ModelException if the file cannot be had or read, or does not fit; the network is then untouched
     */
    public static MatchReport load(String start, Block network, Consumer<String> log) {
        PretrainedCatalogue catalogue = PretrainedCatalogue.standard();
        Optional<Path> file =
                catalogue.find(start).map(entry -> catalogue.fetch(entry, log)).or(() -> existing(start));
        if (file.isPresent()) return fill(WeightsReader.read(file.get()), file.get(), network);
        StoredModel bundled = ModelStore.bundled(start)
                .orElseThrow(() -> new ModelException("There are no weights \"" + start
                        + "\": that is neither a file nor one of "
                        + catalogue.entries().stream().map(Pretrained::name).collect(Collectors.joining(", "))));
        return new LayerMatch(network)
                .fill(
                        "the bundled " + start + " (SHA-256 "
                                + bundled.card().weights().sha256() + ")",
                        bundled.weights());
    }

    private static Optional<Path> existing(String path) {
        try {
            return Optional.of(Path.of(path)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static MatchReport fill(Weights weights, Path file, Block network) {
        try {
            return new LayerMatch(network).fill(file.getFileName() + " (SHA-256 " + Sha256.of(file) + ")", weights);
        } catch (IOException e) {
            throw new ModelException("The weights " + file + " cannot be read: " + e.getMessage(), e);
        } catch (ModelException e) {
            throw new ModelException("The weights " + file + " do not fit: " + e.getMessage(), e);
        }
    }
}
