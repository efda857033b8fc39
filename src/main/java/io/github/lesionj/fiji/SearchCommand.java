// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Measurements;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.io.UserException;
import io.github.lesionj.model.ModelException;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Previewable;
import org.scijava.plugin.Parameter;
import org.scijava.widget.NumberWidget;

/**
 * What the commands share that look for the lesion with a model: the outline follows the threshold while the dialog is
 * open, the selection may limit where the lesion is looked for, and a stack is worked on slice by slice.
 */
abstract class SearchCommand extends LesionCommand implements Previewable {

    /** What the command's models make of pictures; closed after the last. */
    interface Work extends AutoCloseable {

        Segmenter segmenter();

        /** @return what is said of the lesion that was found in a picture */
        Finding examine(Picture picture, Segmentation segmentation);

        @Override
        void close();
    }

    /** What is said of one lesion. */
    interface Finding {

        LesionRoi lesion();

        /** Fills the row of Results. */
        void fill(ResultsRow row);

        /** Writes the files of the command line. */
        void write(Path folder, Picture picture, boolean probability) throws IOException;

        /** Sets the outputs that are the command's own. */
        void give();
    }

    @Parameter(
            label = "Segmentation model",
            style = KnownNames.SEGMENTERS,
            required = false,
            persist = false,
            callback = "modelChanged",
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
            label = "Threshold",
            style = NumberWidget.SLIDER_STYLE,
            min = "0",
            max = "1",
            stepSize = "0.01",
            required = false,
            persist = false,
            description =
                    "A pixel is lesion where its probability lies above. The outline follows while the dialog is open."
                            + " 0 takes the model's own threshold.")
    private double threshold;

    @Parameter(
            label = "Look for the lesion in the",
            choices = {Search.PICTURE, Search.SELECTION},
            required = false,
            persist = false,
            description =
                    "picture looks everywhere; selection only in the area that is selected in the image, of any shape:"
                            + " what lies outside is skin.")
    private String within = Search.PICTURE;

    @Parameter(
            label = "Every slice of the stack",
            required = false,
            persist = false,
            description =
                    "Works on all slices and frames, with a row for each, and plots the area against time or slice in a"
                            + " window called <picture>-area. Otherwise only the slice that is shown.")
    private boolean stack;

    @Parameter(label = "Add outline to ROI Manager", required = false, persist = false, description = Texts.MANAGER)
    private boolean manager = true;

    @Parameter(label = "Show mask", required = false, persist = false, description = Texts.MASK)
    private boolean mask;

    @Parameter(label = "Show probability map", required = false, persist = false, description = Texts.PROBABILITY)
    private boolean probability;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Probability map",
            description = "32-bit, how likely each pixel is lesion, 0 to 1; of a stack with 'probability' alone.")
    private ImagePlus probabilitymap;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Areas",
            description = "Of the slices of a stack, in the picture's unit; 0 without a lesion.")
    private List<Double> areas;

    @Parameter(type = ItemIO.OUTPUT, label = "Area plot", description = "Of a stack: area against time or slice.")
    private ImagePlus areaplot;

    private Optional<LivePreview> preview = Optional.empty();
    private String thresholdOf = "";

    /**
     * Opens the models.
     *
     * @throws ModelException if one cannot be used
     */
    abstract Work start(Progress progress);

    final String segmenter() {
        return segmenter;
    }

    final String device() {
        return device;
    }

    /** Lets the dialog begin with the model's own threshold. */
    final void begin() {
        if (threshold == 0) modelChanged();
    }

    /** Another model has another threshold; a name that is still being typed has none. */
    private void modelChanged() {
        try {
            if (!thresholdOf.equals(segmenter))
                threshold = ModelStore.standard()
                        .card(segmenter.split(",")[0].strip())
                        .postProcessing()
                        .outline();
            thresholdOf = segmenter;
        } catch (ModelException unknown) {
            thresholdOf = "";
        }
    }

    @Override
    public final void preview() {
        front().ifPresent(imp -> {
            try {
                Search search = search(imp);
                if (preview.isEmpty()) preview = Optional.of(new LivePreview(lesionj, imp, search));
                preview.get().follow(search);
            } catch (UserException e) {
                IJ.showStatus("LesionJ: " + e.getMessage());
            }
        });
    }

    /** The dialog was cancelled. */
    @Override
    public final void cancel() {
        preview.ifPresent(LivePreview::end);
    }

    private Search search(ImagePlus imp) {
        return Search.of(imp, segmenter, device, threshold, within);
    }

    @Override
    final Picture open(ImagePlus front, String file) throws IOException {
        preview.ifPresent(LivePreview::end);
        return Picture.open(front, file, stack);
    }

    @Override
    final void work(Picture picture, Progress progress) throws IOException {
        Search search = search(picture.imp());
        try (Work work = start(progress);
                StackWalk walk = new StackWalk(picture.imp())) {
            List<Integer> slices = walk.slices();
            if (stack && slices.size() > 1) series(picture, search, work, walk, progress);
            else single(picture, search, work, progress);
        }
    }

    private void single(Picture picture, Search search, Work work, Progress progress) throws IOException {
        progress.step(0.4, "looking for the lesion on " + work.segmenter().device());
        Segmentation segmentation = look(picture, search, work);
        Finding finding = work.examine(picture, segmentation);
        progress.checkEscape();
        keep(picture, finding);
        ImagePlus found = found(picture, finding.lesion());
        probabilitymap = ResultWindows.probability(picture, segmentation.probability());
        finding.give();
        if (mask) ResultWindows.show(found);
        if (probability) ResultWindows.show(probabilitymap);
    }

    private void series(Picture first, Search search, Work work, StackWalk walk, Progress progress) throws IOException {
        List<Integer> slices = walk.slices();
        String name = first.stackName();
        AreaPlot plot = new AreaPlot(first.imp(), name);
        ResultStack masks = new ResultStack(first.imp(), name + "-mask");
        ResultStack maps = new ResultStack(first.imp(), name + "-probability");
        List<Double> sizes = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            progress.checkEscape();
            Picture picture = walk.show(slices.get(i));
            progress.tell(i, slices.size(), picture.name());
            Segmentation segmentation = look(picture, search, work);
            Finding finding = work.examine(picture, segmentation);
            keep(picture, finding);
            sizes.add(Measurements.of(finding.lesion(), picture.source().pixelSize())
                    .area());
            plot.add(sizes.get(i));
            masks.add(ResultWindows.mask(picture, finding.lesion().mask()));
            if (probability) maps.add(ResultWindows.probability(picture, segmentation.probability()));
            if (slices.get(i) == walk.before() || i == 0) {
                found(picture, finding.lesion());
                finding.give();
            }
        }
        areas = List.copyOf(sizes);
        ImagePlus found = masks.image();
        foundInAll(found);
        if (probability) probabilitymap = maps.image();
        Plot drawn = plot.draw(first.source().pixelSize().unit());
        areaplot = drawn.getImagePlus();
        if (mask) ResultWindows.show(found);
        if (probability) ResultWindows.show(probabilitymap);
        Screen.show(drawn);
    }

    private Segmentation look(Picture picture, Search search, Work work) {
        Segmentation known = preview.flatMap(shown -> shown.answer(search, picture))
                .orElseGet(() -> work.segmenter().segment(picture.source().image()));
        return search.of(known, work.segmenter().postProcessing());
    }

    /** What a picture leaves on the overlay, in the ROI Manager, in Results and in the folder. */
    private void keep(Picture picture, Finding finding) throws IOException {
        LesionRoi lesion = finding.lesion();
        Outline.draw(picture.imp(), lesion.outline());
        if (manager) Outline.addToManager(picture, lesion.outline());
        ResultsRow row = ResultsRow.of(picture);
        finding.fill(row);
        row.show();
        if (folder().isPresent()) finding.write(folder().get(), picture, probability);
    }
}
