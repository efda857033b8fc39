// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.ImagePlus;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.UncertaintyMap;
import io.github.lesionj.analysis.UnsureSegmentation;
import io.github.lesionj.batch.UncertaintyFile;
import java.io.IOException;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows where the segmentation model is unsure of the outline, as 32-bit map. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Map Uncertainty...", weight = 52)},
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
            label = "Uncertainty",
            description = "32-bit, 0 where the model is sure; of a stack a stack.")
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
    Picture open(ImagePlus front, String file) throws IOException {
        return Picture.open(front, file, stack);
    }

    @Override
    void work(Picture picture, Progress progress) throws IOException {
        UncertaintyMap.Measure chosen = UncertaintyMap.Measure.parse(measure);
        progress.step(0.1, "opening model " + segmenter);
        try (Segmenter network = lesionj.segmenter(segmenter, device);
                StackWalk walk = new StackWalk(picture.imp())) {
            if (stack && walk.slices().size() > 1) {
                series(picture, network, chosen, walk, progress);
                return;
            }
            progress.step(0.3, "looking for the lesion on " + network.device());
            Looked looked = look(picture, network, chosen);
            progress.checkEscape();
            keep(picture, network, looked);
            give(picture, looked);
            uncertainty = looked.map();
            ResultWindows.show(uncertainty);
        }
    }

    private void series(
            Picture first, Segmenter network, UncertaintyMap.Measure chosen, StackWalk walk, Progress progress)
            throws IOException {
        List<Integer> slices = walk.slices();
        ResultStack maps = new ResultStack(first.imp(), first.stackName() + "-uncertainty");
        ResultStack masks = new ResultStack(first.imp(), first.stackName() + "-mask");
        for (int i = 0; i < slices.size(); i++) {
            progress.checkEscape();
            Picture picture = walk.show(slices.get(i));
            progress.tell(i, slices.size(), picture.name());
            Looked looked = look(picture, network, chosen);
            keep(picture, network, looked);
            maps.add(looked.map());
            masks.add(ResultWindows.mask(picture, looked.lesion().mask()));
            if (slices.get(i) == walk.before() || i == 0) give(picture, looked);
        }
        foundInAll(masks.image());
        uncertainty = maps.image();
        uncertainty.setDisplayRange(0, chosen.most());
        ResultWindows.show(uncertainty);
    }

    /** What the model found in a picture, and where it is unsure. */
    private record Looked(Segmentation found, LesionRoi lesion, Img<FloatType> numbers, ImagePlus map) {}

    private Looked look(Picture picture, Segmenter network, UncertaintyMap.Measure chosen) {
        UnsureSegmentation looked = network.segmentAndDoubt(picture.source().image(), chosen);
        ImagePlus map = ExplanationWindows.uncertainty(picture, measure, looked.uncertainty(), chosen.most());
        return new Looked(looked.found(), LesionRoi.of(looked.found().mask()), looked.uncertainty(), map);
    }

    private void give(Picture picture, Looked looked) {
        found(picture, looked.lesion());
        disagreement = looked.found().uncertainty().disagreement();
        review = looked.found().review().wanted().toString();
    }

    /** What a picture leaves on the overlay, in Results and in the folder. */
    private void keep(Picture picture, Segmenter network, Looked looked) throws IOException {
        Outline.draw(picture.imp(), looked.lesion().outline());
        ResultsRow.of(picture)
                .measurements(looked.lesion())
                .segmenter(network.model())
                .uncertainty(looked.found().uncertainty())
                .review(looked.found().review())
                .show();
        if (folder().isPresent()) UncertaintyFile.write(folder().get(), picture.file(), measure, looked.numbers());
    }
}
