// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds the lesion: outline on the picture, row in Results, on demand ROI Manager entry, mask and probability map. */
@Plugin(type = Command.class, menuPath = "Plugins>LesionJ>Segment Lesion...", headless = true,
        description = "Outlines the skin lesion in a dermoscopy picture and measures it. A research tool, no medical device.")
public final class SegmentLesion extends LesionCommand {

    @Parameter(label = "Segmentation model", style = KnownNames.SEGMENTERS, required = false, persist = false,
            description = Texts.SEGMENTER)
    private String segmenter = ModelStore.DEFAULT_SEGMENTER;

    @Parameter(label = "Device", choices = {"auto", "cpu", "gpu", "gpu:1", "mps"}, required = false, persist = false,
            description = Texts.DEVICE)
    private String device = "auto";

    @Parameter(label = "Add outline to ROI Manager", required = false, persist = false, description = Texts.MANAGER)
    private boolean manager = true;

    @Parameter(label = "Show mask", required = false, persist = false, description = Texts.MASK)
    private boolean mask;

    @Parameter(label = "Show probability map", required = false, persist = false, description = Texts.PROBABILITY)
    private boolean probability;

    @Override
    void work(Picture picture, Progress progress) throws IOException {
        progress.step(0.1, "opening model " + segmenter);
        try (Segmenter network = lesionj.segmenter(segmenter, device)) {
            progress.step(0.3, "looking for the lesion on " + network.device());
            Segmentation segmentation = network.segment(picture.source().image());
            progress.checkEscape();
            LesionRoi lesion = LesionRoi.of(segmentation.mask());
            Outline.draw(picture.imp(), lesion);
            if (manager) Outline.addToManager(picture, lesion);
            ResultsRow.of(picture).measurements(lesion).segmenter(network.model()).show();
            if (mask) ResultWindows.showMask(picture, segmentation.mask());
            if (probability) ResultWindows.showProbability(picture, segmentation.probability());
        }
    }
}
