// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.batch.MeasureFiles;
import io.github.lesionj.batch.MeasureOptions;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.imglib2.img.array.ArrayImgs;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Each lesion in numbers after the ABCD rule of dermatoscopy, a row of Results each; see docs/measurements.md. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Measure Lesion...", weight = 32)},
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description =
                "Measures asymmetry, border, colours and diameter of the skin lesion. A research tool, no medical device.")
public final class MeasureLesion extends LesionCommand {

    private static final String UNKNOWN = "unknown";

    @Parameter(
            label = "Outline",
            choices = {FoundLesion.AUTOMATIC, FoundLesion.SELECTION, LesionSource.ROIS},
            required = false,
            persist = false,
            description =
                    "What marks the lesions: automatic asks the segmentation model, selection takes the area selected"
                            + " in the image, rois takes each area in the ROI Manager as a lesion.")
    private String outline = FoundLesion.AUTOMATIC;

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
            label = "Structures that you see",
            choices = {UNKNOWN, "0", "1", "2", "3", "4", "5"},
            required = false,
            persist = false,
            description =
                    "How many of the five dermoscopic structures the one lesion has: network, structureless areas,"
                            + " branched streaks, dots, globules. LesionJ does not measure them: when unknown there is no total"
                            + " dermoscopy score.")
    private String structures = UNKNOWN;

    @Parameter(
            label = "All parts are one lesion",
            required = false,
            persist = false,
            description =
                    "Measures all parts of a mask or selection together. Otherwise each part is a lesion with a row of"
                            + " its own, but for specks below 1 % of the largest.")
    private boolean whole;

    @Parameter(
            label = "Every slice of the stack",
            required = false,
            persist = false,
            description =
                    "Measures on all slices and frames, with a row for each lesion. Otherwise only on the slice that is"
                            + " shown.")
    private boolean stack;

    @Parameter(
            label = "Draw axes, segments and diameter",
            required = false,
            persist = false,
            description =
                    "Draws on the overlay what was measured: both axes and the lines between them, which cut the eight"
                            + " segments, in blue, the diameter in white.")
    private boolean lines = true;

    @Parameter(
            label = "Add outlines to ROI Manager",
            required = false,
            persist = false,
            description =
                    "Puts the outlines that the model found into the ROI Manager as <picture>-lesion-1, -2 and so on.")
    private boolean manager = true;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Measures",
            description = "The numbers of each lesion by the names of their columns, in the order of the rows.")
    private List<Map<String, Double>> measures;

    @Override
    boolean needsEngine() {
        return outline.equals(FoundLesion.AUTOMATIC);
    }

    @Override
    Picture open(ImagePlus front, String file) throws IOException {
        return Picture.open(front, file, stack);
    }

    @Override
    void work(Picture picture, Progress progress) throws IOException {
        MeasureOptions options = new MeasureOptions(whole, lines, structures());
        progress.step(0.1, "looking for the lesions");
        try (LesionSource source = LesionSource.of(picture.imp(), outline, () -> lesionj.segmenter(segmenter, device));
                StackWalk walk = new StackWalk(picture.imp())) {
            List<Integer> slices = walk.slices();
            List<Map<String, Double>> rows = new ArrayList<>();
            if (stack && slices.size() > 1) series(picture, slices, source, walk, options, rows, progress);
            else {
                MeasuredPicture measured = source.measure(picture, whole);
                progress.checkEscape();
                rows.addAll(keep(picture, measured, options));
                found(picture, measured.all(), measured.line());
            }
            measures = List.copyOf(rows);
        }
    }

    private void series(
            Picture shown,
            List<Integer> slices,
            LesionSource source,
            StackWalk walk,
            MeasureOptions options,
            List<Map<String, Double>> rows,
            Progress progress)
            throws IOException {
        if (options.structures().isPresent())
            throw new UserException("'structures' is said of one lesion, but the stack has " + slices.size()
                    + " slices: measure them one by one, or choose '" + UNKNOWN + "'.");
        ResultStack masks = new ResultStack(shown.imp(), shown.stackName() + "-mask");
        for (int i = 0; i < slices.size(); i++) {
            progress.checkEscape();
            Picture picture = walk.show(slices.get(i));
            progress.tell(i, slices.size(), picture.name());
            if (source.marks(picture)) {
                MeasuredPicture measured = source.measure(picture, whole);
                rows.addAll(keep(picture, measured, options));
                boolean first = rows.size() == measured.lesions().size();
                if (first || slices.get(i) == walk.before()) found(picture, measured.all(), measured.line());
                masks.add(ResultWindows.mask(picture, measured.all().mask()));
            } else
                masks.add(ResultWindows.mask(
                        picture,
                        ArrayImgs.bits(picture.imp().getWidth(), picture.imp().getHeight())));
        }
        foundInAll(masks.image());
    }

    /** What a picture leaves on the overlay, in the ROI Manager, in Results and in the folder. */
    private List<Map<String, Double>> keep(Picture picture, MeasuredPicture measured, MeasureOptions options)
            throws IOException {
        options.checkStructures(picture.imp().getTitle(), measured.lesions().size());
        Outline.draw(picture.imp(), measured.overlay(lines));
        if (manager && measured.model().isPresent()) Outline.addEachToManager(picture, measured.outlines());
        List<Map<String, Double>> rows = measured.show(picture, options.structures());
        if (folder().isPresent()) MeasureFiles.add(folder().get(), picture.file(), measured.found(), options);
        return rows;
    }

    private OptionalInt structures() {
        if (structures.equals(UNKNOWN)) return OptionalInt.empty();
        if (!structures.matches("[0-5]"))
            throw new UserException(
                    "'structures' is \"" + structures + "\" but must be " + UNKNOWN + ", or a number from 0 to 5.");
        return OptionalInt.of(structures.charAt(0) - '0');
    }
}
