// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.Cleaning;
import io.github.lesionj.image.artifact.ArtifactSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj mask-artifacts}: images to images without what is no skin. */
@Command(
        name = "mask-artifacts",
        description = {
            "Fills the black around the field of view, rulers, and blue, violet and green ink in each image.",
            "Writes <name>_cleaned.png: narrow parts are filled from both sides, broad ones with the skin's colour."
        })
final class MaskArtifactsCommand implements Callable<Integer> {

    private static final ArtifactSettings USUAL = ArtifactSettings.DEFAULT;

    private final CleaningCall call;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Option(
            names = "--vignette",
            negatable = true,
            fallbackValue = "true",
            description = "look for the black around a round field of view or in a frame (default: ${DEFAULT-VALUE})")
    private boolean vignette = USUAL.vignette();

    @Option(
            names = "--ruler",
            negatable = true,
            fallbackValue = "true",
            description = "look for a scale's ticks (default: ${DEFAULT-VALUE})")
    private boolean ruler = USUAL.ruler();

    @Option(
            names = "--ink",
            negatable = true,
            fallbackValue = "true",
            description = "look for blue, violet and green pen and stickers (default: ${DEFAULT-VALUE})")
    private boolean ink = USUAL.ink();

    @Option(names = "--mask", description = "also write <name>_artifact_mask.png: 8 bits, 255 for what was filled")
    private boolean mask;

    MaskArtifactsCommand(Session session) {
        call = new CleaningCall(session);
    }

    @Override
    public Integer call() throws IOException {
        return call.run(inputs, output, () -> Cleaning.ofArtifacts(new ArtifactSettings(vignette, ruler, ink)), mask);
    }
}
