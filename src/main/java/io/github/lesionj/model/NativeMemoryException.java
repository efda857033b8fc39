// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/** What runs a network does not get the memory that it needs, on the processor or the graphics processor; another time it may. */
public final class NativeMemoryException extends ModelException {

    private static final long serialVersionUID = 1;

    /** @param message one sentence with the fix */
    public NativeMemoryException(String message) {
        super(message);
    }

    /** As the other, with what the runtime said. */
    public NativeMemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
