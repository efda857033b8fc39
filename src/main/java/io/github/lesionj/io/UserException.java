// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

/**
 * What a user can mend: the message is one sentence that names the file or field and the fix. All of LesionJ's own
 * exceptions are of this family; any other exception is a bug.
 */
public class UserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserException(String message) {
        super(message);
    }

    public UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
