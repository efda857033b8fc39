// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.batch.SegmentationFiles;
import io.github.lesionj.model.DefaultModels;
import java.io.IOException;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds the lesion: outline on the picture, row in Results, on demand ROI Manager entry, mask and probability map. */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>LesionJ>Segment Lesion...",
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description =
                "Outlines the skin lesion in a dermoscopy picture and measures it. A research tool, no medical device.")
public final class SegmentLesion extends LesionCommand {

    @Parameter(
            label = "Segmentation model",
            style = KnownNames.SEGMENTERS,
            required = false,
            persist = false,
            description = Texts.SEGMENTER)
    private String segmenter = DefaultModels.segmenter();

    @Parameter(
            label = "Device",
            choices = {"auto", "cpu", "gpu", "gpu:1", "mps"},
            required = false,
            persist = false,
            description = Texts.DEVICE)
    private String device = "auto";

    @Parameter(label = "Add outline to ROI Manager", required = false, persist = false, description = Texts.MANAGER)
    private boolean manager = true;

    @Parameter(label = "Show mask", required = false, persist = false, description = Texts.MASK)
    private boolean mask;

    @Parameter(label = "Show probability map", required = false, persist = false, description = Texts.PROBABILITY)
    private boolean probability;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Probability map",
            description = "32-bit, how likely each pixel is lesion, 0 to 1.")
    private ImagePlus probabilitymap;

    @Override
    void work(Picture picture, Progress progress) throws IOException {
        progress.step(0.1, "opening model " + segmenter);
        try (Segmenter network = lesionj.segmenter(segmenter, device)) {
            progress.step(0.3, "looking for the lesion on " + network.device());
            Segmentation segmentation = network.segment(picture.source().image());
            progress.checkEscape();
            LesionRoi lesion = LesionRoi.of(segmentation.mask());
            Outline.draw(picture.imp(), lesion.outline());
            if (manager) Outline.addToManager(picture, lesion.outline());
            ResultsRow.of(picture)
                    .measurements(lesion)
                    .segmenter(network.model())
                    .uncertainty(segmentation.uncertainty())
                    .review(segmentation.review())
                    .show();
            ImagePlus found = found(picture, lesion);
            probabilitymap = ResultWindows.probability(picture, segmentation.probability());
            if (mask) ResultWindows.show(found);
            if (probability) ResultWindows.show(probabilitymap);
            if (folder().isPresent())
                SegmentationFiles.add(folder().get(), picture.file(), segmentation, probability, true);
        }
    }
}
