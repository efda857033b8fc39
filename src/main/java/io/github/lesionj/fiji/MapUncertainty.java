// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.UncertaintyMap;
import io.github.lesionj.io.FloatTiff;
import io.github.lesionj.model.DefaultModels;
import java.io.IOException;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows where the segmentation model is unsure of the outline, as 32-bit map. */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>LesionJ>Map Uncertainty...",
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Shows where the model is unsure of the outline. A research tool, no medical device.")
public final class MapUncertainty extends LesionCommand {

    @Parameter(
            label = "Measure",
            choices = {"disagreement", "entropy", "information"},
            required = false,
            persist = false,
            description =
                    "disagreement is the standard deviation of what the mirrorings say, 0 to 0.5; entropy how unsure"
                            + " they are together, in bits; information how much of that is contradiction, in bits.")
    private String measure = "disagreement";

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

    @Parameter(type = ItemIO.OUTPUT, label = "Uncertainty", description = "32-bit, 0 where the model is sure.")
    private ImagePlus uncertainty;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Mask disagreement",
            description =
                    "One minus the mean Jaccard index of the mirrorings' masks with the mask; NaN where there is one"
                            + " look alone.")
    private Double disagreement;

    @Parameter(type = ItemIO.OUTPUT, label = "Review", description = "yes, no, or empty where it is not known.")
    private String review;

    @Override
    void work(Picture picture, Progress progress) throws IOException {
        UncertaintyMap.Measure chosen = UncertaintyMap.Measure.parse(measure);
        progress.step(0.1, "opening model " + segmenter);
        try (Segmenter network = lesionj.segmenter(segmenter, device)) {
            progress.step(0.3, "looking for the lesion on " + network.device());
            Segmentation found = network.segment(picture.source().image());
            var map = network.uncertainty(picture.source().image(), chosen);
            progress.checkEscape();
            LesionRoi lesion = LesionRoi.of(found.mask());
            found(picture, lesion);
            disagreement = found.uncertainty().disagreement();
            review = found.review().wanted().toString();
            uncertainty = ExplanationWindows.uncertainty(picture, measure, map, chosen.most());
            Outline.draw(picture.imp(), lesion.outline());
            ResultsRow.of(picture)
                    .measurements(lesion)
                    .segmenter(network.model())
                    .uncertainty(found.uncertainty())
                    .review(found.review())
                    .show();
            ResultWindows.show(uncertainty);
            if (folder().isPresent())
                FloatTiff.write(
                        folder().get().resolve(picture.fileName() + "_uncertainty.tif"),
                        Map.of(measure, map),
                        picture.source().pixelSize());
        }
    }
}
