// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;

/** A whole file in a format, or a flavour of one, that only another reader might open. */
final class UnsupportedImageException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message one sentence without the file's name */
    UnsupportedImageException(String message) {
        super(message);
    }
}
