// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.image.Phantom;
import io.github.lesionj.io.SourceImage;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Opens a synthetic dermoscopy picture, so that everything can be tried without data. The menu asks nothing; a macro
 * may give the seed, and have the exact mask opened beside the picture.
 */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Open Sample Image", weight = 11)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Opens a synthetic dermoscopy picture with a ruler in millimetres.")
public final class OpenSampleImage extends SafeCommand {

    @Parameter(
            label = "Seed",
            required = false,
            persist = false,
            description = "Which picture: the same number draws the same picture.")
    private int seed = 1;

    @Parameter(
            label = "Show exact mask",
            required = false,
            persist = false,
            description = "Also opens the exact mask as <picture>-truth: 255 is lesion, 0 is skin.")
    private boolean truth;

    @Parameter(type = ItemIO.OUTPUT, label = "Sample", description = "The picture, RGB, with its pixel size.")
    private ImagePlus sample;

    @Parameter(type = ItemIO.OUTPUT, label = "Exact mask", description = "8-bit, 255 in the lesion and 0 elsewhere.")
    private ImagePlus truthimage;

    @Override
    boolean needsEngine() {
        return false;
    }

    @Override
    void work(Progress progress) {
        Phantom phantom = Phantom.draw(Phantom.Options.DEFAULT.withSeed(seed));
        String name = "lesion-sample-" + seed;
        SourceImage source = new SourceImage(name, phantom.image(), phantom.pixelSize());
        Picture picture = new Picture(Picture.colourImage(name, source), source);
        sample = picture.imp();
        truthimage = ResultWindows.truth(picture, phantom.mask());
        Screen.show(sample);
        if (truth) ResultWindows.show(truthimage);
    }
}
