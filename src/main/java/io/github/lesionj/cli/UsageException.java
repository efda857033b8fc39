package io.github.lesionj.cli;

/** The call cannot be carried out as it was written; nothing was begun. The message is one sentence with the fix. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
