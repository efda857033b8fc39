// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.Device;

/**
 * Where a network runs.
 *
 * @param device as DJL names it
 * @param reason why this one was chosen, for people
 */
public record ComputeDevice(Device device, String reason) {

    @Override
    public String toString() {
        return (device.isGpu() ? "gpu:" + device.getDeviceId() : device.getDeviceType()) + " (" + reason + ")";
    }
}
