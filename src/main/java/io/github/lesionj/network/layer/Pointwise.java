// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.network.layer;

import java.util.Locale;

/** The activations that a folded convolution calculates in the same native call. */
enum Pointwise {
    NONE("none", "", "None", "%s"),
    RELU("relu", "", "None", "torch.relu_(%s)"),
    RELU6("hardtanh", "0., 6.", "None", "torch.hardtanh_(%s, 0., 6.)"),
    SILU("swish", "", "None", "torch.silu_(%s)"),
    GELU("gelu", "", "\"none\"", "torch.gelu_(%s)"),
    SIGMOID("sigmoid", "", "None", "torch.sigmoid_(%s)");

    /** A layer that does nothing but this. */
    interface Activation {
        Pointwise pointwise();
    }

    private final String attribute;
    private final String scalars;
    private final String algorithm;
    private final String inPlace;

    Pointwise(String attribute, String scalars, String algorithm, String inPlace) {
        this.attribute = attribute;
        this.scalars = scalars;
        this.algorithm = algorithm;
        this.inPlace = inPlace;
    }

    /** @return the last three arguments of oneDNN's operators, in TorchScript */
    String attributes() {
        return String.format(
                Locale.ROOT, "\"%s\", annotate(List[Optional[number]], [%s]), %s", attribute, scalars, algorithm);
    }

    /** @return TorchScript that overwrites the result of an expression */
    String of(String expression) {
        return String.format(Locale.ROOT, inPlace, expression);
    }
}
