// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.batch.Cleaning;
import io.github.lesionj.image.colour.Illuminant;
import io.github.lesionj.image.colour.ShadesOfGray;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes a picture under white light, {@code <picture>-balanced}. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Colour Constancy...", weight = 42)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Makes a new picture under white light, by shades of gray.")
public final class ColourConstancy extends CleaningCommand {

    @Parameter(
            label = "Power",
            required = false,
            persist = false,
            description = "Of the Minkowski mean, 1 to 64: 1 is the gray world, a large one the brightest patch.")
    private double power = ShadesOfGray.USUAL_POWER;

    @Parameter(
            label = "In linear light",
            required = false,
            persist = false,
            description =
                    "Whether linear light is averaged, for which sRGB's curve is undone, or the stored numbers are.")
    private boolean linear = true;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Light",
            description =
                    "Red, green and blue of the light that was found, as a vector of length 1; of a stack of its first slice.")
    private double[] illuminant;

    @Override
    Cleaning cleaning() {
        return Cleaning.ofLight(new ShadesOfGray(power, linear));
    }

    @Override
    void cleaned(ImagePlus original, String name, List<Slice> slices) {
        Illuminant light = new ShadesOfGray(power, linear)
                .illuminant(slices.get(0).picture().source().image());
        illuminant = new double[] {light.red(), light.green(), light.blue()};
    }
}
