// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.tiles.TileOptions;
import io.github.lesionj.batch.DiagnosisFile;
import io.github.lesionj.batch.Failure;
import io.github.lesionj.batch.ImageBatch;
import io.github.lesionj.batch.LargePictureFiles;
import io.github.lesionj.batch.LesionFiles;
import io.github.lesionj.batch.MaskKind;
import io.github.lesionj.batch.MeasureFiles;
import io.github.lesionj.batch.MeasureOptions;
import io.github.lesionj.batch.Outcome;
import io.github.lesionj.batch.OutlineSource;
import io.github.lesionj.batch.PictureKind;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.SegmentationFiles;
import io.github.lesionj.batch.WithMaskKinds;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.io.PictureChoice;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Works on all pictures of a folder as the command line does, and leaves the same files. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Process Folder...", weight = 61)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description =
                "Analyzes, segments, classifies or measures all pictures of a folder, large ones too. A research tool, no medical device.")
public final class ProcessFolder extends SafeCommand {

    private static final String ANALYZE = "analyze";
    private static final String SEGMENT = "segment";
    private static final String CLASSIFY = "classify";
    private static final String MEASURE = "measure";
    private static final String LARGE = "segment-large";

    @Parameter
    private LesionJService lesionj;

    @Parameter(
            label = "Folder of pictures",
            style = "directory",
            required = false,
            persist = false,
            description =
                    "All pictures in this folder are worked on, in the order of their names, stacks slice by slice; sub-folders"
                            + " are not.")
    private String input = "";

    @Parameter(
            label = "Output folder",
            style = "directory",
            required = false,
            persist = false,
            description = "Where the files go; made if missing, results of the same name are replaced.")
    private String output = "";

    @Parameter(
            label = "What to do",
            choices = {ANALYZE, SEGMENT, CLASSIFY, MEASURE, LARGE},
            required = false,
            persist = false,
            description =
                    "analyze: mask, overlay and crop of each picture, and lesions.csv; segment: masks; classify: class"
                            + " probabilities, classes.csv; measure: the ABCD rule's numbers, measures.csv; segment-large: all lesions of pictures of any size,"
                            + " lesion-list.csv.")
    private String command = ANALYZE;

    @Parameter(
            label = "Segmentation model",
            style = KnownNames.SEGMENTERS,
            required = false,
            persist = false,
            description = Texts.SEGMENTER)
    private String segmenter = FirstModels.segmenter();

    @Parameter(
            label = "Classification model",
            style = KnownNames.CLASSIFIERS,
            required = false,
            persist = false,
            description = Texts.CLASSIFIER + " Not used to segment.")
    private String classifier = FirstModels.classifier();

    @Parameter(
            label = "Device",
            choices = {"auto", "cpu", "gpu", "gpu:1", "mps"},
            required = false,
            persist = false,
            description = Texts.DEVICE)
    private String device = "auto";

    @Parameter(
            label = "Segment: write probability maps",
            required = false,
            persist = false,
            description = "Also writes <picture>_probability.png, 16-bit, when the pictures are segmented.")
    private boolean probability;

    @Parameter(
            label = "Segment, measure: write overlays",
            required = false,
            persist = false,
            description =
                    "Also writes the picture with the outline, <picture>_overlay.png, when the pictures are segmented,"
                            + " and with what was measured, <picture>_measured.png, when they are measured.")
    private boolean overlay;

    @Parameter(
            label = "Analyze, segment: write ROIs",
            required = false,
            persist = false,
            description =
                    "Also writes the outline of each lesion, <picture>_segmentation.roi for ImageJ and .geojson for"
                            + " QuPath.")
    private boolean rois;

    @Parameter(
            label = "Also write masks as",
            required = false,
            persist = false,
            description =
                    "Further kinds of each mask of analyze, segment and segment-large, separated by commas: dicom-seg, ome-tiff,"
                            + " geojson, roi.")
    private String write = "";

    @Parameter(
            label = "Analyze: overlay and crop as",
            choices = {"png", "jpeg", "none"},
            required = false,
            persist = false,
            description = "Pictures for people: PNG, JPEG of a tenth of the size, or none, which is quicker.")
    private String pictures = "png";

    @Parameter(
            label = "Turn upright",
            required = false,
            persist = false,
            description =
                    "Turns pictures as their cameras noted (Exif) and as viewers show them, and all results with them."
                            + " Otherwise both stay as stored, as File > Open shows them.")
    private boolean upright;

    @Parameter(
            label = "Analyze: each lesion by itself",
            required = false,
            persist = false,
            description =
                    "Also writes a label image, <picture>_labels.png, and a row for each lesion, each-lesion.csv. Without it the main"
                            + " lesion alone is told of.")
    private boolean each;

    @Parameter(
            label = "Start anew",
            required = false,
            persist = false,
            description =
                    "Works on all pictures again. Otherwise those that an earlier run has done into the same folder"
                            + " with the same models and options are left as they are.")
    private boolean again;

    @Parameter(
            label = "Melanoma sensitivity",
            min = "0",
            max = "0.99",
            stepSize = "0.05",
            required = false,
            persist = false,
            description = Texts.MELANOMA + " Only where pictures are analyzed or classified.")
    private double melanoma;

    @Parameter(type = ItemIO.OUTPUT, label = "Done", description = "How many pictures have a result.")
    private int done;

    @Parameter(type = ItemIO.OUTPUT, label = "Failures", description = "A sentence for each picture without a result.")
    private List<String> failures = List.of();

    @Parameter(type = ItemIO.OUTPUT, label = "Summary", description = "What was done, in one sentence.")
    private String summary = "";

    @Override
    void work(Progress progress) throws IOException {
        if (!List.of(ANALYZE, SEGMENT, CLASSIFY, MEASURE, LARGE).contains(command))
            throw new UserException("'command' is \"" + command + "\" but must be " + ANALYZE + ", " + SEGMENT + ", "
                    + CLASSIFY + ", " + MEASURE + " or " + LARGE + ".");
        if (!kinds().isEmpty() && !List.of(ANALYZE, SEGMENT, LARGE).contains(command))
            throw new UserException("'write' is about masks, which " + command + " does not write.");
        PictureKind kind = PictureKind.of(pictures);
        WorkList work =
                WorkList.of(List.of(UserPaths.named("input", input))).choosing(PictureChoice.STANDARD.upright(upright));
        Path folder = UserPaths.made("output", output);
        record();
        progress.step(0, "opening the models");
        long start = System.nanoTime();
        try (FolderLock lock = FolderLock.take(folder, "Process Folder in ImageJ");
                ResultFiles results = results(folder, kind, progress)) {
            ImageBatch batch =
                    new ImageBatch(progress::tell, failure -> Log.say(failure.reason()), Log::say, IJ::escapePressed);
            Outcome outcome = batch.run(work, results, again);
            done = outcome.done();
            failures = outcome.failures().stream().map(Failure::reason).toList();
            summary = outcome.summary((System.nanoTime() - start) * 1e-9, folder);
        }
        if (work.leftOut().size() > 0) summary += "; " + work.leftOut().text();
        Log.say(summary);
        progress.checkEscape();
    }

    private ResultFiles results(Path folder, PictureKind kind, Progress progress) {
        return switch (command) {
            case SEGMENT ->
                withKinds(
                        new SegmentationFiles(
                                lesionj.segmenter(segmenter, device),
                                folder,
                                new SegmentationFiles.Beside(probability, overlay, rois, true)),
                        folder);
            case CLASSIFY -> DiagnosisFile.of(analyzer(), folder.resolve(DiagnosisFile.TABLE), true);
            case MEASURE ->
                new MeasureFiles(
                        OutlineSource.of(lesionj.segmenter(segmenter, device)),
                        folder,
                        new MeasureOptions(false, overlay, OptionalInt.empty()));
            case LARGE ->
                new LargePictureFiles(
                        analyzer(),
                        folder,
                        TileOptions::of,
                        new LargePictureFiles.Beside(false, kinds()),
                        (done, all) -> {
                            progress.tell(done, all, "rows of tiles");
                            return !IJ.escapePressed();
                        },
                        Log::say);
            default ->
                withKinds(
                        new LesionFiles(analyzer(), folder, new LesionFiles.Beside(rois, smallest(), kind), Log::say),
                        folder);
        };
    }

    private OptionalDouble smallest() {
        return each ? OptionalDouble.of(LesionFiles.Beside.SMALLEST) : OptionalDouble.empty();
    }

    private ResultFiles withKinds(ResultFiles files, Path folder) {
        return WithMaskKinds.of(files, folder, kinds());
    }

    private Set<MaskKind> kinds() {
        return MaskKind.of(List.of(write.split(",")));
    }

    private LesionAnalyzer analyzer() {
        return MelanomaWish.of(lesionj.analyzer(segmenter, classifier, device), melanoma);
    }
}
