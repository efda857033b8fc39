// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.batch.Cleaning;
import io.github.lesionj.image.hair.HairSettings;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes a picture without hairs, {@code <picture>-hairless}, and on demand their mask, {@code <picture>-hair-mask}. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Remove Hair...", weight = 41)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Makes a new picture in which hairs are replaced by what lies on both sides of them.")
public final class RemoveHair extends MaskingCommand {

    @Parameter(
            label = "Dark hairs",
            required = false,
            persist = false,
            description = "Whether hairs darker than what they lie on are removed.")
    private boolean dark = HairSettings.DEFAULT.dark();

    @Parameter(
            label = "Light hairs",
            required = false,
            persist = false,
            description =
                    "Whether hairs lighter than what they lie on are removed; only long ones are taken for hairs.")
    private boolean light = HairSettings.DEFAULT.light();

    @Parameter(
            label = "Contrast",
            required = false,
            persist = false,
            description =
                    "Grey levels, 1 to 100, by which a hair differs from what lies beside it: a smaller number finds fainter"
                            + " hairs, and more that is none.")
    private double contrast = HairSettings.DEFAULT.contrast();

    @Override
    Cleaning cleaning() {
        return Cleaning.ofHair(new HairSettings(dark, light, contrast));
    }
}
