// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Measurements;
import io.github.lesionj.model.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** What the commands on one picture share: where the picture comes from, where files go, and what a script gets. */
abstract class LesionCommand extends SafeCommand {

    @Parameter
    LesionJService lesionj;

    @Parameter(
            label = "Image",
            required = false,
            persist = false,
            description = "The picture of the lesion; the front image when left out. Its pixels are never changed.")
    private ImagePlus imp;

    @Parameter(
            label = "Or picture file",
            style = "file",
            required = false,
            persist = false,
            description = "A picture to open and use instead of the front image; leave empty to use the front image.")
    private String path = "";

    @Parameter(
            label = "Output folder",
            style = "directory",
            required = false,
            persist = false,
            description =
                    "Also writes the results there, as the files that the command line writes: what a headless run leaves."
                            + " Leave empty to write none.")
    private String output = "";

    @Parameter(type = ItemIO.OUTPUT, label = "Mask", description = "8-bit, 255 in the lesion and 0 elsewhere.")
    private ImagePlus maskimage;

    @Parameter(type = ItemIO.OUTPUT, label = "Lesion ROI", description = "The outline; empty without a lesion.")
    private Roi roi;

    @Parameter(type = ItemIO.OUTPUT, label = "Area", description = "In the picture's unit; empty without a lesion.")
    private Double area;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Perimeter",
            description = "In the picture's unit; empty without a lesion.")
    private Double perimeter;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Unit",
            description = "Of length; pixel where the picture is not calibrated.")
    private String unit;

    /**
     * Does the command's work on the picture.
     *
     * @throws IOException  when a file cannot be read; the message is one sentence for the user
     * @throws ModelException when a model or the engine cannot be used; the message is one sentence for the user
     */
    abstract void work(Picture picture, Progress progress) throws IOException;

    @Override
    final void work(Progress progress) throws IOException {
        if (!output.isBlank()) UserPaths.made("output", output);
        work(open(imp, path), progress);
    }

    /**
     * Opens the picture to work on.
     *
     * @param front the front image or null
     * @param file  its path, or blank
     * @throws IOException in one sentence, when there is neither
     */
    Picture open(ImagePlus front, String file) throws IOException {
        return Picture.open(front, file);
    }

    /** @return the open image that the command is for; empty if there is none, or a file is named */
    final Optional<ImagePlus> front() {
        return Optional.ofNullable(imp).filter(image -> path.isBlank() && image.getProcessor() != null);
    }

    /** @return the folder for files, which is there; empty if none are wanted */
    final Optional<Path> folder() {
        return UserPaths.optional(output);
    }

    /**
     * Fills the outputs that all these commands have.
     *
     * @param lesion that was found or outlined
     * @return the mask as ImageJ's image, not shown
     */
    final ImagePlus found(Picture picture, LesionRoi lesion) {
        return found(picture, lesion, lesion.outline());
    }

    /** Puts the masks of all slices in the place of the mask of one. */
    final void foundInAll(ImagePlus masks) {
        maskimage = masks;
    }

    /** As the other, with an outline that need not be traced around the lesion. */
    final ImagePlus found(Picture picture, LesionRoi lesion, Optional<Roi> line) {
        maskimage = ResultWindows.mask(picture, lesion.mask());
        unit = picture.source().pixelSize().unit();
        line.ifPresent(outline -> {
            roi = (Roi) outline.clone();
            roi.setName(Outline.name(picture.name(), 1));
            Measurements measured = Measurements.of(lesion, picture.source().pixelSize());
            area = measured.area();
            perimeter = measured.perimeter();
        });
        return maskimage;
    }
}
