package io.github.lesionj.training;

/** A training cannot start or go on; the message is one sentence that names the cause and the fix. */
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TrainingException(String message) {
        super(message);
    }

    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
