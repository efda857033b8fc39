// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.batch.LesionFiles;
import io.github.lesionj.batch.SegmentationFiles;
import io.github.lesionj.model.DefaultModels;
import java.io.IOException;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The whole way of one picture: outline, measurements and class probabilities in one row of Results. */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>LesionJ>Analyze Lesion...",
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Outlines, measures and classifies the skin lesion. A research tool, no medical device.")
public final class AnalyzeLesion extends LesionCommand {

    @Parameter(
            label = "Segmentation model",
            style = KnownNames.SEGMENTERS,
            required = false,
            persist = false,
            description = Texts.SEGMENTER)
    private String segmenter = DefaultModels.segmenter();

    @Parameter(
            label = "Classification model",
            style = KnownNames.CLASSIFIERS,
            required = false,
            persist = false,
            description = Texts.CLASSIFIER)
    private String classifier = DefaultModels.classifier();

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

    @Parameter(type = ItemIO.OUTPUT, label = "Class", description = "The most likely diagnosis class.")
    private String label;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Class probabilities",
            description = "By class, in the model's order; in sum 1.")
    private Map<String, Double> probabilities;

    @Override
    void work(Picture picture, Progress progress) throws IOException {
        progress.step(0.1, "opening models " + segmenter + " and " + classifier);
        try (LesionAnalyzer analyzer = lesionj.analyzer(segmenter, classifier, device)) {
            progress.step(0.4, "analyzing on " + analyzer.segmenter().device());
            LesionAnalysis analysis =
                    analyzer.analyze(picture.source().image(), picture.source().pixelSize());
            progress.checkEscape();
            publish(picture, analysis);
        }
    }

    private void publish(Picture picture, LesionAnalysis analysis) throws IOException {
        Outline.draw(picture.imp(), analysis.roi().outline());
        if (manager) Outline.addToManager(picture, analysis.roi().outline());
        ResultsRow.of(picture)
                .measurements(analysis.measurements())
                .diagnosis(analysis.diagnosis())
                .segmenter(analysis.segmentationModel())
                .classifier(analysis.classificationModel())
                .uncertainty(analysis.segmentation().uncertainty())
                .uncertainty(analysis.diagnosis().uncertainty())
                .review(analysis.review())
                .show();
        ImagePlus found = found(picture, analysis.roi());
        probabilitymap =
                ResultWindows.probability(picture, analysis.segmentation().probability());
        label = analysis.diagnosis().label();
        probabilities = analysis.diagnosis().byClass();
        if (mask) ResultWindows.show(found);
        if (probability) ResultWindows.show(probabilitymap);
        if (folder().isPresent()) {
            LesionFiles.add(folder().get(), picture.file(), analysis);
            if (probability)
                SegmentationFiles.write(folder().get(), picture.file(), analysis.segmentation(), true, false);
        }
    }
}
