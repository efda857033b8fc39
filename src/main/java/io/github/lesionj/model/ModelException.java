package io.github.lesionj.model;

/** A model or the engine below it cannot be used; the message is one sentence that names the cause and the fix. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
