// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.batch.LesionFiles;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Cuts the lesion out: selection on the picture, crop in a window of its own, on demand ROI Manager entry. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Extract Lesion ROI...", weight = 22)
        },
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Selects the skin lesion and opens a crop of it. A research tool, no medical device.")
public final class ExtractLesionRoi extends LesionCommand {

    private static final double LARGEST_MARGIN = 10;

    @Parameter(
            label = "Outline",
            choices = {FoundLesion.AUTOMATIC, FoundLesion.SELECTION},
            required = false,
            persist = false,
            description = Texts.OUTLINE)
    private String outline = FoundLesion.AUTOMATIC;

    @Parameter(
            label = "Segmentation model",
            style = KnownNames.SEGMENTERS,
            required = false,
            persist = false,
            description = Texts.SEGMENTER)
    private String segmenter = FirstModels.segmenter();

    @Parameter(
            label = "Device",
            choices = {"auto", "cpu", "gpu", "gpu:1", "mps"},
            required = false,
            persist = false,
            description = Texts.DEVICE)
    private String device = "auto";

    @Parameter(
            label = "Margin around the lesion",
            stepSize = "0.05",
            required = false,
            persist = false,
            description =
                    "How far the crop reaches beyond the lesion on each side, as a fraction of the lesion's longer side.")
    private double margin = 0.1;

    @Parameter(
            label = "Blacken the skin around it",
            required = false,
            persist = false,
            description = "Sets all that is not lesion to black in the crop.")
    private boolean masked;

    @Parameter(label = "Add outline to ROI Manager", required = false, persist = false, description = Texts.MANAGER)
    private boolean manager = true;

    @Parameter(type = ItemIO.OUTPUT, label = "Crop", description = "The part of the picture with the lesion, RGB.")
    private ImagePlus crop;

    @Override
    void work(Picture picture, Progress progress) throws IOException {
        if (!(margin >= 0 && margin <= LARGEST_MARGIN))
            throw new UserException("'margin' is " + margin + " but must be from 0 to " + LARGEST_MARGIN + ".");
        progress.step(0.2, "looking for the lesion");
        FoundLesion found = FoundLesion.in(picture, outline, () -> lesionj.segmenter(segmenter, device));
        progress.checkEscape();
        LesionRoi lesion = found.lesion();
        if (lesion.isEmpty())
            throw new UserException("No lesion was found in " + picture.imp().getTitle()
                    + ": outline it by hand and choose 'selection'.");
        Outline.draw(picture.imp(), found.outline());
        if (found.model().isPresent()) Outline.select(picture.imp(), found.outline());
        if (manager) Outline.addToManager(picture, found.outline());
        ResultsRow.of(picture).measurements(lesion).segmenter(found.model()).show();
        var image = picture.source().image();
        var cut = masked ? lesion.maskedCrop(image, margin) : lesion.crop(image, margin);
        found(picture, lesion, found.outline());
        crop = ResultWindows.crop(picture, cut);
        ResultWindows.show(crop);
        if (folder().isPresent()) LesionFiles.writeCrop(folder().get(), picture.file(), lesion, cut);
    }
}
