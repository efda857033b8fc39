// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to use an open model of a {@link ModelPool}, until closed; closing it again does nothing. */
public final class ModelLease implements AutoCloseable {

    private final Predictor predictor;
    private final ComputeDevice device;
    private final Runnable end;
    private final AtomicBoolean closed = new AtomicBoolean();

    ModelLease(Predictor predictor, ComputeDevice device, Runnable end) {
        this.predictor = predictor;
        this.device = device;
        this.end = end;
    }

    /**
     * @return the model; not to be closed by the caller
     * @throws ModelException if the lease was closed
     */
    public Predictor predictor() {
        if (closed.get())
            throw new ModelException(
                    "Model " + predictor.card().name() + " was closed; open it again before you use it");
        return predictor;
    }

    /** @return where the model runs, and why there for the one who asked */
    public ComputeDevice device() {
        if (predictor.isShort()) return predictor.device();
        return predictor.device().isLike(device) ? device : predictor.device();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) end.run();
    }
}
