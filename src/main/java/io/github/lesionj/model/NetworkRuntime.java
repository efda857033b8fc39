// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/** The program that calculates the networks of models. Trainings and Grad-CAM are PyTorch's whatever is asked for. */
public enum NetworkRuntime {
    /** ONNX Runtime on the processor where it is installed, or else PyTorch; PyTorch on graphics processors. */
    AUTO("auto", "auto"),
    /** PyTorch, which is always there. */
    PYTORCH("pytorch", "PyTorch"),
    /** ONNX Runtime, which runs LesionJ's own export of a model on the processor. */
    ONNXRUNTIME("onnxruntime", "ONNX Runtime");

    /** The Java property that chooses where {@link #AUTO} is asked for. */
    public static final String PROPERTY = "lesionj.runtime";

    /** The environment variable that chooses where the property does not. */
    public static final String VARIABLE = "LESIONJ_RUNTIME";

    private final String key;
    private final String title;

    NetworkRuntime(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** @return its name in texts */
    public String title() {
        return title;
    }

    /**
     * @param name {@code auto}, {@code pytorch} or {@code onnxruntime}
     * @throws ModelException if it is none of these
     */
    public static NetworkRuntime parse(String name) {
        return switch (name == null ? "" : name.strip()) {
            case "auto" -> AUTO;
            case "pytorch" -> PYTORCH;
            case "onnxruntime" -> ONNXRUNTIME;
            default -> throw new ModelException("Unknown runtime \"" + name + "\"; use auto, pytorch or onnxruntime");
        };
    }

    /**
     * @return this one; for {@link #AUTO} what {@value #PROPERTY} or {@value #VARIABLE} says
     * @throws ModelException if they say something else than a runtime
     */
    NetworkRuntime orStandard() {
        String property = System.getProperty(PROPERTY);
        String set = property != null ? property : System.getenv(VARIABLE);
        if (this != AUTO || set == null || set.isBlank()) return this;
        try {
            return parse(set);
        } catch (ModelException e) {
            throw new ModelException((property != null ? PROPERTY : VARIABLE) + ": " + e.getMessage(), e);
        }
    }

    /** @return the name that {@link #parse} reads */
    @Override
    public String toString() {
        return key;
    }
}
