// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model.exchange;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.model.Weights;
import io.github.lesionj.network.NetworkSpec;
import io.github.lesionj.network.Networks;
import io.github.lesionj.network.layer.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/** Turns anybody's weights into a safetensors file with LesionJ's names. */
public final class WeightsImport {

    private WeightsImport() {}

    /**
     * Writes those of a network's parameters that the weights fill.
     *
     * @param start  as in {@link StartWeights#load}
     * @param spec   of the network
     * @param output the file, whole or not at all
     * @param log    hears about a download
     * @throws ModelException           if the weights cannot be had or do not fit
     * @throws IllegalArgumentException if there is no such network
     */
    public static MatchReport write(String start, NetworkSpec spec, Path output, Consumer<String> log)
            throws IOException {
        TorchEngine.start();
        Layer network = Networks.create(spec);
        try (NDManager manager = NDManager.newBaseManager()) {
            network.initialize(manager, DataType.FLOAT32);
            MatchReport report = StartWeights.load(start, network, log);
            byte[] bytes = Weights.of(network).only(Set.copyOf(report.filled())).toBytes();
            AtomicFile.write(output, out -> out.write(bytes));
            return report;
        }
    }
}
