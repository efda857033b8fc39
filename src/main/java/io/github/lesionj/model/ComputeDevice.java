// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/**
 * Where a network runs, and by what.
 *
 * @param device  as DJL names it
 * @param reason  why this one was chosen, for people
 * @param runtime that calculates
 */
public record ComputeDevice(ai.djl.Device device, String reason, NetworkRuntime runtime) {

    /** @return the device and the reason, without the runtime */
    public String place() {
        return name() + " (" + reason + ")";
    }

    private String name() {
        return device.isGpu() ? "gpu:" + device.getDeviceId() : device.getDeviceType();
    }

    ComputeDevice because(String other) {
        return new ComputeDevice(device, other, runtime);
    }

    boolean isLike(ComputeDevice other) {
        return device.equals(other.device) && runtime == other.runtime;
    }

    @Override
    public String toString() {
        return name() + " by " + runtime.title() + " (" + reason + ")";
    }
}
