// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.function.Supplier;

/** A model in the {@link ModelPool}, whose lock guards the fields; opened by the first who asks, while others wait. */
final class OpenModel {

    /** How many leases are out. */
    int users;

    /** When the last lease came back, by the pool's clock. */
    long unusedSince;

    /** Whether it is freed with the last lease. */
    boolean retired;

    private Predictor predictor;

    synchronized Predictor predictor(Supplier<Predictor> opening) {
        if (predictor == null) predictor = opening.get();
        return predictor;
    }

    synchronized boolean isOpen() {
        return predictor != null;
    }

    synchronized void close() {
        if (predictor != null) predictor.close();
    }
}
