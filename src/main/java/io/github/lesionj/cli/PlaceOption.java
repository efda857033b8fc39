// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.model.Device;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.NetworkRuntime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where networks run, and by what. */
final class PlaceOption {

    @Mixin
    private DeviceOption device;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            defaultValue = "auto",
            converter = Parser.class,
            description =
                    "by what the networks run: auto, pytorch or onnxruntime (default: ${DEFAULT-VALUE}, what LESIONJ_RUNTIME says, or"
                            + " else ONNX Runtime on the processor where it is installed, and PyTorch everywhere else)")
    private NetworkRuntime runtime;

    /** @return both */
    Device chosen() {
        return device.name.by(runtime);
    }

    /** Reads the option before anything is done. */
    static final class Parser implements ITypeConverter<NetworkRuntime> {
        @Override
        public NetworkRuntime convert(String name) {
            try {
                return NetworkRuntime.parse(name);
            } catch (ModelException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
