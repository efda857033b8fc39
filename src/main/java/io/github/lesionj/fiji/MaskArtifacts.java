// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.batch.Cleaning;
import io.github.lesionj.image.artifact.ArtifactSettings;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Makes a picture of skin alone, {@code <picture>-cleaned}, and on demand the mask of what was none, {@code
 * <picture>-artifact-mask}.
 */
@Plugin(
        type = Command.class,
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "LesionJ"),
            @Menu(label = "Mask Vignette, Ruler and Ink...", weight = 43)
        },
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description =
                "Makes a new picture in which the black around the field of view, rulers and pen marks are filled.")
public final class MaskArtifacts extends MaskingCommand {

    @Parameter(
            label = "Vignette",
            required = false,
            persist = false,
            description =
                    "Whether the black around a round field of view, or a black frame, is filled with the skin's colour.")
    private boolean vignette = ArtifactSettings.DEFAULT.vignette();

    @Parameter(
            label = "Ruler",
            required = false,
            persist = false,
            description = "Whether a scale's ticks are filled from both their sides.")
    private boolean ruler = ArtifactSettings.DEFAULT.ruler();

    @Parameter(
            label = "Ink",
            required = false,
            persist = false,
            description = "Whether blue, violet and green pen marks and stickers are filled.")
    private boolean ink = ArtifactSettings.DEFAULT.ink();

    @Override
    Cleaning cleaning() {
        return Cleaning.ofArtifacts(new ArtifactSettings(vignette, ruler, ink));
    }
}
