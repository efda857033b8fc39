package io.github.lesionj.network;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.network.layer.Layer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives each test a manager of its own, whose arrays are freed afterwards. */
public abstract class TensorTestBase {

    protected NDManager manager;

    @BeforeEach
    void open() {
        TorchEngine.start();
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    protected final <L extends Layer> L initialised(L layer) {
        layer.initialize(manager, DataType.FLOAT32);
        return layer;
    }
}
