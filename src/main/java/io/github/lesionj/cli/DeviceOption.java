// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where the networks run. */
final class DeviceOption {

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            converter = DeviceOption.Parser.class,
            description =
                    "where the networks run: auto, cpu, gpu, gpu:N or mps (default: ${DEFAULT-VALUE}, the first GPU if there is one)")
    Device name;

    /** Reads the option before anything is done. */
    static final class Parser implements ITypeConverter<Device> {
        @Override
        public Device convert(String name) {
            try {
                return Device.parse(name);
            } catch (ModelException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
