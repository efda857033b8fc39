// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.github.lesionj.network.classification.ClassificationNetwork;
import io.github.lesionj.network.layer.Footprint;
import io.github.lesionj.network.layer.Layer;
import io.github.lesionj.network.layer.TorchOp;
import java.nio.ByteBuffer;
import java.util.List;

/** A network of the catalogue with a model's weights, folded. */
final class CatalogueNetwork extends TorchNetwork {

    /** Of inputs that every machine has room for, nothing is measured: the model opens faster. */
    private static final long SMALL = 256L << 20;

    private final Layer network;
    private final TorchOp channelsLast;
    private final long bytes;

    CatalogueNetwork(StoredModel model, ComputeDevice device) {
        super(model.card(), device);
        try {
            network = ModelNetwork.of(model, manager());
        } catch (RuntimeException | Error e) {
            super.close();
            throw e;
        }
        InputSpec input = model.card().input();
        bytes = RunningNetwork.guess(input) < SMALL
                ? RunningNetwork.guess(input)
                : Footprint.bytes(network, manager(), model.card().network().channels(), input.height(), input.width());
        network.fold(manager());
        channelsLast = TorchOp.channelsLast(manager());
    }

    @Override
    NDArray answer(ByteBuffer planes, Shape shape, NDManager scope) {
        try (NDArray given = scope.create(planes, shape, DataType.FLOAT32);
                NDArray x = channelsLast.apply(given)) {
            return network.apply(x, false);
        }
    }

    @Override
    public List<FeatureMaps> gradCam(ByteBuffer planes, Shape shape) {
        if (!(network instanceof ClassificationNetwork classifier))
            throw new IllegalStateException("Only a classification network has class maps");
        JniUtils.setGradMode(false);
        try (NDManager scope = manager().newSubManager();
                NDArray given = scope.create(planes, shape, DataType.FLOAT32);
                NDArray x = channelsLast.apply(given)) {
            return GradCam.of(classifier, x);
        }
    }

    @Override
    public long bytes(InputSpec input) {
        return bytes;
    }

    @Override
    public void close() {
        channelsLast.close();
        super.close();
    }
}
