// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import picocli.CommandLine.Option;

/** Where the networks run. */
final class DeviceOption {

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description = "where the networks run: auto, cpu, gpu or gpu:N (default: ${DEFAULT-VALUE}, the first GPU if there is one)")
    String name;
}
