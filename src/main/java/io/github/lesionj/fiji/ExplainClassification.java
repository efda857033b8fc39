// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.explanation.ClassMaps;
import io.github.lesionj.analysis.explanation.ExplanationMethod;
import io.github.lesionj.analysis.explanation.ExplanationRequest;
import io.github.lesionj.analysis.explanation.Occlusion;
import io.github.lesionj.batch.ExplanationFiles;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows where in the picture the classifier saw its classes: as 32-bit map, and over a duplicate of the picture. */
@Plugin(
        type = Command.class,
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "LesionJ"),
            @Menu(label = "Explain Classification...", weight = 51)
        },
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Shows where in the picture the classifier saw its class. A research tool, no medical device.")
public final class ExplainClassification extends LesionCommand {

    @Parameter(
            label = "Outline",
            choices = {FoundLesion.AUTOMATIC, FoundLesion.SELECTION},
            required = false,
            persist = false,
            description = Texts.OUTLINE)
    private String outline = FoundLesion.AUTOMATIC;

    @Parameter(
            label = "Method",
            choices = {"grad-cam", "occlusion"},
            required = false,
            persist = false,
            description =
                    "grad-cam asks the network's gradients and is quick; occlusion covers one part of the picture after"
                            + " the other, is slow, and works for every model.")
    private String method = "grad-cam";

    @Parameter(
            label = "Class",
            required = false,
            persist = false,
            description =
                    "likeliest for the class that the model decides for, all for every class, or one class's name.")
    private String classes = ExplanationRequest.LIKELIEST;

    @Parameter(
            label = "Patch (occlusion)",
            required = false,
            persist = false,
            description = "Side of the patch that covers a part, as a share of the picture's longer side: 0.01 to 1.")
    private double patch = 0.15;

    @Parameter(
            label = "Stride (occlusion)",
            required = false,
            persist = false,
            description = "From one patch to the next, as a share of the longer side; at most the patch.")
    private double stride = 0.075;

    @Parameter(
            label = "Opacity",
            required = false,
            persist = false,
            description = "Of the map over the duplicate of the picture: 0 to 1.")
    private double opacity = 0.5;

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

    @Parameter(label = Texts.EVERY_SLICE, required = false, persist = false, description = Texts.STACK)
    private boolean stack;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Explanation",
            description =
                    "32-bit, a slice for each explained class; of a stack a stack, whose channels are the classes.")
    private ImagePlus explanation;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Explanation over the picture",
            description = "A duplicate of the picture with the map on its overlay, a slice for each explained class.")
    private ImagePlus overlayimage;

    @Parameter(type = ItemIO.OUTPUT, label = "Class", description = "The most likely diagnosis class.")
    private String label;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Class probabilities",
            description = "By class, in the model's order; in sum 1.")
    private Map<String, Double> probabilities;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Inside",
            description = "The share of the first map that lies inside the lesion, 0 to 1.")
    private Double inside;

    @Override
    Picture open(ImagePlus front, String file) throws IOException {
        return Picture.open(front, file, stack);
    }

    @Override
    void work(Picture picture, Progress progress) throws IOException {
        if (!(opacity >= 0 && opacity <= 1))
            throw new UserException("'opacity' is " + opacity + " but must be from 0 to 1.");
        ExplanationRequest request =
                new ExplanationRequest(ExplanationMethod.parse(method), classes.strip(), new Occlusion(patch, stride));
        progress.step(0.1, "opening model " + classifier);
        try (Classifier network = lesionj.classifier(classifier, device);
                StackWalk walk = new StackWalk(picture.imp())) {
            if (stack && walk.slices().size() > 1) series(picture, network, request, walk, progress);
            else single(picture, network, request, progress);
        }
    }

    private void single(Picture picture, Classifier network, ExplanationRequest request, Progress progress)
            throws IOException {
        progress.step(0.3, "looking for the lesion");
        FoundLesion found = lesion(picture);
        if (found.lesion().isEmpty())
            throw new UserException("No lesion was found in " + picture.imp().getTitle()
                    + ", so there is no class to explain: outline it by hand and choose 'selection'.");
        progress.step(0.5, "explaining on " + network.device());
        ClassMaps maps = network.explain(
                picture.source().image(), found.lesion().mask(), request, (done, total) -> told(progress, done, total));
        progress.checkEscape();
        keep(picture, network, found, maps);
        give(picture, found, maps);
        explanation = ExplanationWindows.maps(picture, maps);
        overlayimage = ExplanationWindows.overlay(picture, maps, opacity);
        ResultWindows.show(explanation);
        ResultWindows.show(overlayimage);
    }

    private void series(
            Picture first, Classifier network, ExplanationRequest request, StackWalk walk, Progress progress)
            throws IOException {
        List<Integer> slices = walk.slices();
        ExplainedPictures all = new ExplainedPictures(first.imp(), first.stackName());
        boolean given = false;
        for (int i = 0; i < slices.size(); i++) {
            progress.checkEscape();
            Picture picture = walk.show(slices.get(i));
            progress.tell(i, slices.size(), picture.name());
            FoundLesion found = lesion(picture);
            if (found.lesion().isEmpty()) {
                nothing(picture, network, found, request, all);
                continue;
            }
            ClassMaps maps = network.explain(
                    picture.source().image(), found.lesion().mask(), request, (done, total) -> progress.checkEscape());
            keep(picture, network, found, maps);
            all.add(picture, maps);
            if (slices.get(i) == walk.before() || !given) give(picture, found, maps);
            given = true;
        }
        explanation = all.explanation(slices.size());
        overlayimage = all.explained(slices.size(), opacity);
        ResultWindows.show(explanation);
        ResultWindows.show(overlayimage);
    }

    private static void nothing(
            Picture picture, Classifier network, FoundLesion found, ExplanationRequest request, ExplainedPictures all) {
        Diagnosis none =
                network.classify(picture.source().image(), found.lesion().mask());
        boolean every = request.classes().equals(ExplanationRequest.ALL);
        all.addNothing(picture, every ? none.classes() : List.of("no lesion"));
        ResultsRow.of(picture)
                .diagnosis(none)
                .segmenter(found.model())
                .classifier(network.model())
                .show();
        Log.say("no lesion was found in " + picture.name() + ", so there is no class to explain.");
    }

    private FoundLesion lesion(Picture picture) {
        return FoundLesion.in(picture, outline, () -> lesionj.segmenter(segmenter, device));
    }

    private static void told(Progress progress, int done, int total) {
        progress.checkEscape();
        IJ.showProgress(done, total);
    }

    private void give(Picture picture, FoundLesion found, ClassMaps maps) {
        found(picture, found.lesion(), found.outline());
        label = maps.diagnosis().label();
        probabilities = maps.diagnosis().byClass();
        inside = maps.shareInside(0, found.lesion().mask());
    }

    /** What a picture leaves in Results and in the folder. */
    private void keep(Picture picture, Classifier network, FoundLesion found, ClassMaps maps) throws IOException {
        ResultsRow row = ResultsRow.of(picture).diagnosis(maps.diagnosis());
        for (int i = 0; i < maps.classes().size(); i++)
            row.value(
                    "Map inside " + maps.classes().get(i),
                    maps.shareInside(i, found.lesion().mask()));
        row.segmenter(found.model()).classifier(network.model()).show();
        if (folder().isPresent()) ExplanationFiles.write(folder().get(), picture.file(), maps, opacity);
    }
}
