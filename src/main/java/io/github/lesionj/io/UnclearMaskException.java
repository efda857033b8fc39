// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import java.io.IOException;

/** A picture that does not tell which of its pixels are lesion. */
final class UnclearMaskException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param what it holds; follows the file's name */
    UnclearMaskException(String what) {
        super(what);
    }
}
