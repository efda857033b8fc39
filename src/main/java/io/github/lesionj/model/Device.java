// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The device that a user asks for, before anybody looked whether it is there, and what is to run on it.
 *
 * @param kind    of device
 * @param index   of a CUDA device, from 0; 0 for every other kind
 * @param runtime by which networks are to run
 */
public record Device(Kind kind, int index, NetworkRuntime runtime) {

    /** What computes. */
    public enum Kind {
        /** The first CUDA device if PyTorch sees one, or else the processor. */
        AUTO,
        /** The processor. */
        CPU,
        /** A CUDA device. */
        GPU,
        /** The graphics processor of an Apple computer. */
        MPS
    }

    /** The first CUDA device if there is one, or else the processor. */
    public static final Device AUTO = new Device(Kind.AUTO, 0, NetworkRuntime.AUTO);

    /** The processor. */
    public static final Device CPU = new Device(Kind.CPU, 0, NetworkRuntime.AUTO);

    /** Apple's graphics processor. */
    public static final Device MPS = new Device(Kind.MPS, 0, NetworkRuntime.AUTO);

    private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,2}))?");

    public Device {
        if (index < 0 || index > 0 && kind != Kind.GPU)
            throw new IllegalArgumentException("There is no " + kind + " of the number " + index);
    }

    /** @return the CUDA device of a number, from 0 */
    public static Device gpu(int index) {
        return new Device(Kind.GPU, index, NetworkRuntime.AUTO);
    }

    /** @return the same device with another runtime */
    public Device by(NetworkRuntime other) {
        return new Device(kind, index, other);
    }

    /**
     * @param name {@code auto}, {@code cpu}, {@code gpu}, {@code gpu:N} or {@code mps}
     * @throws ModelException if it is none of these
     */
    public static Device parse(String name) {
        String text = name == null ? "" : name.strip();
        Matcher gpu = GPU.matcher(text);
        if (gpu.matches()) return gpu(gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
        return switch (text) {
            case "auto" -> AUTO;
            case "cpu" -> CPU;
            case "mps" -> MPS;
            default -> throw new ModelException("Unknown device \"" + text + "\"; use auto, cpu, gpu, gpu:N or mps");
        };
    }

    /** @return the name that {@link #parse} reads, without the runtime */
    @Override
    public String toString() {
        return switch (kind) {
            case AUTO -> "auto";
            case CPU -> "cpu";
            case GPU -> "gpu:" + index;
            case MPS -> "mps";
        };
    }
}
