// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a weights file holds; its name's ending says which. */
public enum WeightsFormat {
    /** The numbers of a network of the catalogue. */
    SAFETENSORS(".safetensors"),
    /** A network made elsewhere as PyTorch's own code and numbers; running it runs what it contains. */
    TORCHSCRIPT(".pt"),
    /** A network made elsewhere as a graph of standard operators. */
    ONNX(".onnx");

    private final String ending;

    WeightsFormat(String ending) {
        this.ending = ending;
    }

    /**
     * @param file a file name
     * @throws IllegalArgumentException if no format has its ending
     */
    public static WeightsFormat of(String file) {
        return Arrays.stream(values())
                .filter(format -> file.endsWith(format.ending))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the weights file must end in "
                        + Arrays.stream(values()).map(format -> format.ending).collect(Collectors.joining(", "))
                        + ", not be \"" + file + "\""));
    }

    /** @return whether the network was made elsewhere and comes with the weights */
    public boolean isForeign() {
        return this != SAFETENSORS;
    }
}
