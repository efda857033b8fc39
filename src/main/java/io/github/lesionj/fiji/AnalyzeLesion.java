// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.batch.LesionFiles;
import io.github.lesionj.batch.SegmentationFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The whole way of one picture: outline, measurements and class probabilities in one row of Results. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Analyze Lesion...", weight = 24)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Outlines, measures and classifies the skin lesion. A research tool, no medical device.")
public final class AnalyzeLesion extends SearchCommand {

    @Parameter(
            label = "Classification model",
            style = KnownNames.CLASSIFIERS,
            required = false,
            persist = false,
            description = Texts.CLASSIFIER)
    private String classifier = FirstModels.classifier();

    @Parameter(
            label = "Melanoma sensitivity",
            min = "0",
            max = "0.99",
            stepSize = "0.05",
            required = false,
            persist = false,
            description = Texts.MELANOMA)
    private double melanoma;

    @Parameter(type = ItemIO.OUTPUT, label = "Class", description = "The most likely diagnosis class.")
    private String label;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Class probabilities",
            description = "By class, in the model's order; in sum 1.")
    private Map<String, Double> probabilities;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Melanoma suspected",
            description = "yes or no; nothing where no melanoma sensitivity was asked for.")
    private String suspected;

    @Override
    Work start(Progress progress) {
        progress.step(0.1, "opening models " + segmenter() + " and " + classifier);
        return new Whole(MelanomaWish.of(lesionj.analyzer(segmenter(), classifier, device()), melanoma));
    }

    private final class Whole implements Work {

        private final LesionAnalyzer analyzer;

        Whole(LesionAnalyzer analyzer) {
            this.analyzer = analyzer;
        }

        @Override
        public Segmenter segmenter() {
            return analyzer.segmenter();
        }

        @Override
        public Finding examine(Picture picture, Segmentation segmentation) {
            return new Analyzed(
                    analyzer.analyze(picture.source().image(), picture.source().pixelSize(), segmentation));
        }

        @Override
        public void close() {
            analyzer.close();
        }
    }

    private final class Analyzed implements Finding {

        private final LesionAnalysis analysis;

        Analyzed(LesionAnalysis analysis) {
            this.analysis = analysis;
        }

        @Override
        public LesionRoi lesion() {
            return analysis.roi();
        }

        @Override
        public void fill(ResultsRow row) {
            row.measurements(analysis.measurements())
                    .diagnosis(analysis.diagnosis())
                    .segmenter(analysis.segmentationModel())
                    .classifier(analysis.classificationModel())
                    .uncertainty(analysis.segmentation().uncertainty())
                    .uncertainty(analysis.diagnosis().uncertainty())
                    .review(analysis.review());
        }

        @Override
        public void write(Path folder, Picture picture, boolean probability) throws IOException {
            LesionFiles.add(folder, picture.file(), analysis);
            if (probability) SegmentationFiles.write(folder, picture.file(), analysis.segmentation(), true, false);
        }

        @Override
        public void give() {
            label = analysis.diagnosis().label();
            probabilities = analysis.diagnosis().byClass();
            if (analysis.diagnosis().melanomaSuspected().isPresent())
                suspected = analysis.diagnosis().melanoma();
        }
    }
}
