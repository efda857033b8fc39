// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A network of the catalogue as ONNX Runtime runs it, from LesionJ's own export. PyTorch is started for the first export and for
 * Grad-CAM alone.
 */
final class ExportedNetwork implements RunningNetwork {

    private final StoredModel model;
    private final OnnxNetwork network;
    private Optional<CatalogueNetwork> gradients = Optional.empty();

    ExportedNetwork(StoredModel model) {
        this.model = model;
        network = new OnnxNetwork(model.card(), ExportCache.standard().file(model), Output.PROBABILITIES);
    }

    @Override
    public float[] probabilities(ByteBuffer planes, Shape shape) {
        return network.probabilities(planes, shape);
    }

    @Override
    public synchronized List<FeatureMaps> gradCam(ByteBuffer planes, Shape shape) {
        if (gradients.isEmpty()) gradients = Optional.of(new CatalogueNetwork(model, TorchEngine.device(Device.CPU)));
        return gradients.get().gradCam(planes, shape);
    }

    @Override
    public long bytes(InputSpec input) {
        return RunningNetwork.guess(input);
    }

    @Override
    public int rowsTogether() {
        return network.rowsTogether();
    }

    @Override
    public int atOnce() {
        return network.atOnce();
    }

    @Override
    public void close() {
        gradients.ifPresent(CatalogueNetwork::close);
        network.close();
    }
}
