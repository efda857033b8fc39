// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Review;
import io.github.lesionj.batch.DiagnosisFile;
import java.io.IOException;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Gives the lesion's class probabilities as a row in Results. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Classify Lesion...", weight = 23)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Tells how likely each diagnosis class is. A research tool, no medical device.")
public final class ClassifyLesion extends LesionCommand {

    @Parameter(
            label = "Outline",
            choices = {FoundLesion.AUTOMATIC, FoundLesion.SELECTION},
            required = false,
            persist = false,
            description = Texts.OUTLINE)
    private String outline = FoundLesion.AUTOMATIC;

    @Parameter(
            label = "Classification model",
            style = KnownNames.CLASSIFIERS,
            required = false,
            persist = false,
            description = Texts.CLASSIFIER)
    private String classifier = FirstModels.classifier();

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
    void work(Picture picture, Progress progress) throws IOException {
        progress.step(0.1, "looking for the lesion");
        FoundLesion found = FoundLesion.in(picture, outline, () -> lesionj.segmenter(segmenter, device));
        progress.step(0.5, "opening model " + classifier);
        try (Classifier network = MelanomaWish.of(lesionj.classifier(classifier, device), melanoma)) {
            progress.step(0.7, "classifying on " + network.device());
            var diagnosis =
                    network.classify(picture.source().image(), found.lesion().mask());
            Review review = found.review().and(diagnosis.review());
            progress.checkEscape();
            Outline.draw(picture.imp(), found.outline());
            ResultsRow.of(picture)
                    .diagnosis(diagnosis)
                    .segmenter(found.model())
                    .classifier(network.model())
                    .uncertainty(found.uncertainty())
                    .uncertainty(diagnosis.uncertainty())
                    .review(review)
                    .show();
            found(picture, found.lesion(), found.outline());
            label = diagnosis.label();
            probabilities = diagnosis.byClass();
            if (diagnosis.melanomaSuspected().isPresent()) suspected = diagnosis.melanoma();
            if (folder().isPresent()) DiagnosisFile.add(folder().get(), picture.fileName(), diagnosis, review);
        }
    }
}
