// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A network that PyTorch wrote with {@code torch.jit.save}, as when it is used: dropout off, no statistics taken. */
final class TorchScriptNetwork extends TorchNetwork {

    private final String name;
    private final PtSymbolBlock module;

    TorchScriptNetwork(StoredModel model, ComputeDevice device) {
        super(model.card(), device);
        name = model.card().name();
        try (ByteArrayInputStream file = new ByteArrayInputStream(model.content())) {
            module = JniUtils.loadModule((PtNDManager) manager(), file, true, false);
            JniUtils.enableInferenceMode(module);
        } catch (EngineException | IOException e) {
            super.close();
            throw new ModelException(
                    "Model " + name + ": PyTorch cannot load "
                            + model.card().weights().file() + " as TorchScript (" + lastLine(e)
                            + "); write it with torch.jit.save",
                    e);
        }
    }

    @Override
    NDArray answer(ByteBuffer planes, Shape shape, NDManager scope) {
        try (NDArray x = scope.create(planes, shape, DataType.FLOAT32)) {
            NDList answer = IValueUtils.forward(module, new NDList(x), false);
            if (answer.size() != 1)
                throw new ModelException("Model " + name + " answers with " + answer.size()
                        + " tensors; export it so that it gives one");
            return answer.head().toType(DataType.FLOAT32, false);
        } catch (EngineException | UnsupportedOperationException e) {
            throw new ModelException("Model " + name + " cannot work on " + shape + ": " + lastLine(e), e);
        }
    }

    /** TorchScript puts the lines of code on which it failed before what failed. */
    private static String lastLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().lines().reduce("", (before, line) -> line);
    }

    @Override
    public List<FeatureMaps> gradCam(ByteBuffer planes, Shape shape) {
        throw RunningNetwork.keepsGradients(name);
    }

    @Override
    public long bytes(InputSpec input) {
        return RunningNetwork.guess(input);
    }

    @Override
    public void close() {
        module.close();
        super.close();
    }
}
