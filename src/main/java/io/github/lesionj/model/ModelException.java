// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import io.github.lesionj.io.UserException;

/** A model or the engine below it cannot be used; the message is one sentence that names the cause and the fix. */
public class ModelException extends UserException {

    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
