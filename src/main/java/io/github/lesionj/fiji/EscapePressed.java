// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

/** The user pressed Escape while a command was at work. */
final class EscapePressed extends RuntimeException {

    private static final long serialVersionUID = 1;

    EscapePressed() {
        super("Escape pressed");
    }
}
