// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

/**
 * Where a network runs.
 *
 * @param device as DJL names it
 * @param reason why this one was chosen, for people
 */
public record ComputeDevice(ai.djl.Device device, String reason) {

    @Override
    public String toString() {
        return (device.isGpu() ? "gpu:" + device.getDeviceId() : device.getDeviceType()) + " (" + reason + ")";
    }
}
