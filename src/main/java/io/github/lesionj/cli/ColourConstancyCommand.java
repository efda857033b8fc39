// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.Cleaning;
import io.github.lesionj.image.colour.ShadesOfGray;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj colour-constancy}: images to images under white light. */
@Command(
        name = "colour-constancy",
        description = {
            "Makes the light on each image white, by shades of gray (Finlayson and Trezzi 2004).",
            "Writes <name>_balanced.png."
        })
final class ColourConstancyCommand implements Callable<Integer> {

    private static final ShadesOfGray USUAL = ShadesOfGray.DEFAULT;

    private final CleaningCall call;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Option(
            names = "--power",
            paramLabel = "P",
            description =
                    "of the Minkowski mean, 1 to 64: 1 is the gray world, a large one the brightest patch (default: "
                            + "${DEFAULT-VALUE})")
    private double power = USUAL.power();

    @Option(
            names = "--linear",
            negatable = true,
            fallbackValue = "true",
            description = "average linear light, not the stored sRGB numbers (default: ${DEFAULT-VALUE})")
    private boolean linear = USUAL.linear();

    ColourConstancyCommand(Session session) {
        call = new CleaningCall(session);
    }

    @Override
    public Integer call() throws IOException {
        return call.run(inputs, output, () -> Cleaning.ofLight(new ShadesOfGray(power, linear)), false);
    }
}
