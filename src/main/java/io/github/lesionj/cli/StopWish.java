// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import java.util.function.BooleanSupplier;

/** Whether the user wants the work to end soon. */
@FunctionalInterface
interface StopWish extends BooleanSupplier {

    /** A part of the work that ends by itself soon after the wish; closed at its end. */
    interface Part extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Begins a part of the work that asks for the wish now and then and has something to keep when it comes.
     *
     * @param keep keeps what is done so far, should the part not end in time; called from another thread
     */
    default Part begin(Runnable keep) {
        return () -> {};
    }

    /** @param clearing is done last if the process ends before the work has, from another thread; must do no harm when repeated */
    default void clearAtEnd(Runnable clearing) {}
}
