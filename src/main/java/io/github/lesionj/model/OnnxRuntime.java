// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.Optional;

/** ONNX Runtime, if its jar is on the class path and its library loads: that is tried once in a process. */
public final class OnnxRuntime {

    private static final String JAR = "com.microsoft.onnxruntime:onnxruntime";

    private OnnxRuntime() {}

    private static final class Start {
        static final Optional<String> PROBLEM = find();

        private static Optional<String> find() {
            try {
                OnnxLibraries.unpack();
                OnnxNetwork.version();
                return Optional.empty();
            } catch (LinkageError | IllegalStateException e) {
                Throwable last = e;
                while (last.getCause() != null) last = last.getCause();
                return Optional.of(
                        isOnClassPath()
                                ? "ONNX Runtime does not load: "
                                        + String.valueOf(last.getMessage()).replaceAll("\\s+", " ")
                                : "ONNX Runtime is not there");
            }
        }
    }

    static boolean isOnClassPath() {
        return OnnxRuntime.class.getClassLoader().getResource("ai/onnxruntime/OrtEnvironment.class") != null;
    }

    /** @return why it cannot be used; empty if it can */
    static Optional<String> problem() {
        return Start.PROBLEM;
    }

    /** @throws ModelException if it cannot be used; the message tells the fix */
    static void require() {
        problem().ifPresent(why -> {
            throw new ModelException(
                    why + "; " + (isOnClassPath() ? "use another version of the jar " + JAR : "put the jar " + JAR)
                            + " from Maven Central beside LesionJ's jars, or use the runtime pytorch");
        });
    }

    /**
     * Describes by what and where networks run for people: versions, device and threads.
     *
     * @param asked for
     * @throws ModelException if there is no such device, or the runtime cannot be had
     */
    public static String describe(Device asked) {
        ComputeDevice device = RuntimeChoice.of(asked);
        return device.runtime() == NetworkRuntime.PYTORCH
                ? TorchEngine.describe(device)
                : "ONNX Runtime " + OnnxNetwork.version() + " on " + device.place() + ", " + TorchEngine.threads()
                        + " threads";
    }
}
