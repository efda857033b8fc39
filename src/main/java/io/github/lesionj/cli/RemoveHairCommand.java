// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.Cleaning;
import io.github.lesionj.image.hair.HairSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj remove-hair}: images to images without hairs. */
@Command(
        name = "remove-hair",
        description = {
            "Replaces the hairs in each image by what lies on both sides of them.",
            "Writes <name>_hairless.png; every pixel that is no hair stays as it is."
        })
final class RemoveHairCommand implements Callable<Integer> {

    private static final HairSettings USUAL = HairSettings.DEFAULT;

    private final CleaningCall call;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Option(
            names = "--dark",
            negatable = true,
            fallbackValue = "true",
            description = "look for hairs darker than what they lie on (default: ${DEFAULT-VALUE})")
    private boolean dark = USUAL.dark();

    @Option(
            names = "--light",
            negatable = true,
            fallbackValue = "true",
            description = "look for hairs lighter than what they lie on (default: ${DEFAULT-VALUE})")
    private boolean light = USUAL.light();

    @Option(
            names = "--contrast",
            paramLabel = "LEVELS",
            description =
                    "grey levels, 1 to 100, by which a hair differs from what lies beside it: a smaller number finds "
                            + "fainter hairs, and more that is none (default: ${DEFAULT-VALUE})")
    private double contrast = USUAL.contrast();

    @Option(names = "--mask", description = "also write <name>_hair_mask.png: 8 bits, 255 for what was replaced")
    private boolean mask;

    RemoveHairCommand(Session session) {
        call = new CleaningCall(session);
    }

    @Override
    public Integer call() throws IOException {
        return call.run(inputs, output, () -> Cleaning.ofHair(new HairSettings(dark, light, contrast)), mask);
    }
}
