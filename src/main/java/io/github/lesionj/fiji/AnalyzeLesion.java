// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The whole way of one picture: outline, measurements and class probabilities in one row of Results. */
@Plugin(type = Command.class, menuPath = "Plugins>LesionJ>Analyze Lesion...", headless = true,
        description = "Outlines, measures and classifies the skin lesion. A research tool, no medical device.")
public final class AnalyzeLesion extends LesionCommand {

    @Parameter(label = "Segmentation model", style = KnownNames.SEGMENTERS, required = false, persist = false,
            description = Texts.SEGMENTER)
    private String segmenter = ModelStore.DEFAULT_SEGMENTER;

    @Parameter(label = "Classification model", style = KnownNames.CLASSIFIERS, required = false, persist = false,
            description = Texts.CLASSIFIER)
    private String classifier = ModelStore.DEFAULT_CLASSIFIER;

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
        progress.step(0.1, "opening models " + segmenter + " and " + classifier);
        try (LesionAnalyzer analyzer = lesionj.analyzer(segmenter, classifier, device)) {
            progress.step(0.4, "analyzing on " + analyzer.segmenter().device());
            LesionAnalysis analysis = analyzer.analyze(picture.source().image(), picture.source().pixelSize());
            progress.checkEscape();
            publish(picture, analysis);
        }
    }

    private void publish(Picture picture, LesionAnalysis analysis) {
        Outline.draw(picture.imp(), analysis.roi());
        if (manager) Outline.addToManager(picture, analysis.roi());
        ResultsRow.of(picture)
                .measurements(analysis.measurements())
                .diagnosis(analysis.diagnosis())
                .segmenter(analysis.segmentationModel())
                .classifier(analysis.classificationModel())
                .show();
        if (mask) ResultWindows.showMask(picture, analysis.segmentation().mask());
        if (probability) ResultWindows.showProbability(picture, analysis.segmentation().probability());
    }
}
