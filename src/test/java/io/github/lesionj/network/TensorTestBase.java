// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network;

import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.lesionj.model.TorchEngine;
import io.github.lesionj.network.layer.Layer;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
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

    /**
     * Frees the native memory of all that Java can no longer reach, as may happen between any two lines. Cleaners run
     * some time after a collection, but before those of the next one.
     */
    protected static void collectGarbage() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            ReferenceQueue<Object> collected = new ReferenceQueue<>();
            Reference<Object> witness = new WeakReference<>(new Object(), collected);
            System.gc();
            assertSame(witness, collected.remove(10_000));
        }
    }
}
