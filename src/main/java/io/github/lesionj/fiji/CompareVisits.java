// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import io.github.lesionj.analysis.visits.ScaleSource;
import io.github.lesionj.analysis.visits.Visit;
import io.github.lesionj.analysis.visits.VisitComparison;
import io.github.lesionj.analysis.visits.VisitPictures;
import io.github.lesionj.batch.VisitFiles;
import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Lays the picture of a second visit over that of the first, and says what became of the lesion. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "LesionJ"), @Menu(label = "Compare Two Visits...", weight = 33)
        },
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description =
                "Lays a second picture of a lesion over a first one, and measures what has changed. A research tool, no "
                        + "medical device.")
public final class CompareVisits extends SafeCommand {

    @Parameter
    private LesionJService lesionj;

    @Parameter(
            label = "Image",
            required = false,
            persist = false,
            description =
                    "The picture of the first visit; the front image when left out. Its pixels are never changed.")
    private ImagePlus imp;

    @Parameter(
            label = "Or picture file",
            style = "file",
            required = false,
            persist = false,
            description = "A picture of the first visit to open and use instead of the front image.")
    private String path = "";

    @Parameter(
            label = "Second visit",
            style = KnownNames.IMAGES,
            required = false,
            persist = false,
            description =
                    "The picture of the second visit: the title of an open image, or a file. When left empty, the other one "
                            + "of two open images.")
    private String second = "";

    @Parameter(
            label = "Outlines",
            choices = {FoundLesion.AUTOMATIC, FoundLesion.SELECTION},
            required = false,
            persist = false,
            description =
                    "What marks the lesion: automatic asks the segmentation model, selection takes the areas selected in "
                            + "both images.")
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
            label = "Output folder",
            style = "directory",
            required = false,
            persist = false,
            description =
                    "Also writes a row of visits.csv and a picture with both outlines there, as the command line does. Leave "
                            + "empty to write none.")
    private String output = "";

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Both visits",
            description = "A stack of the first picture and of the second on its frame, both outlines on the overlay.")
    private ImagePlus visits;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Numbers",
            description =
                    "By the names of the columns of visits.csv: areas, diameters, asymmetry, colours, agreement ...")
    private Map<String, Double> numbers;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Unit",
            description = "Of length: mm, or pixel, which means one of the first picture.")
    private String unit;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Scale from",
            description = "calibration, skin, or unknown: then the change of area and diameter is not a number.")
    private String scalefrom;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Method",
            description =
                    "What found how the pictures lie on each other: SIFT, where ImageJ has it, or phase correlation.")
    private String method;

    @Override
    void work(Progress progress) throws IOException {
        Optional<Path> folder = UserPaths.optional(output);
        if (folder.isPresent()) UserPaths.made("output", output);
        Picture one = Picture.open(imp, path);
        Picture other = SecondPicture.open(second, one.imp());
        progress.step(0.1, "looking for the lesions");
        Visit before = visit(one);
        progress.checkEscape();
        Visit after = visit(other);
        progress.step(0.5, "laying the second picture over the first");
        VisitComparison compared = VisitComparison.of(before, after);
        progress.checkEscape();
        publish(one, other, compared);
        if (folder.isPresent()) VisitFiles.add(folder.get(), one.fileName(), compared);
    }

    private Visit visit(Picture picture) {
        FoundLesion found = FoundLesion.in(picture, outline, () -> lesionj.segmenter(segmenter, device));
        return new Visit(picture.file(), found.lesion().mask(), found.review());
    }

    private void publish(Picture one, Picture other, VisitComparison compared) {
        visits = stack(one, other, compared);
        numbers = VisitFiles.numbers(compared);
        unit = compared.unit();
        ResultsRow row = ResultsRow.of(one).text("Second visit", other.imp().getTitle());
        numbers.forEach(row::value);
        scalefrom = compared.scale().toString();
        method = compared.registration().method().toString();
        row.text("Unit", unit)
                .text("Scale from", scalefrom)
                .text("Method", method)
                .text("Cut", compared.isCut() ? "yes" : "no")
                .review(compared.review())
                .show();
        ResultWindows.show(visits);
        if (compared.scale() == ScaleSource.UNKNOWN)
            Log.say(one.imp().getTitle() + ": " + compared.scale().statement() + ".");
        else
            IJ.showStatus("LesionJ: area " + IJ.d2s(compared.area().percent(), 1) + " %, diameter "
                    + IJ.d2s(compared.diameter().percent(), 1) + " %");
    }

    private static ImagePlus stack(Picture one, Picture other, VisitComparison compared) {
        SourceImage first = one.source();
        int width = (int) first.image().dimension(0),
                height = (int) first.image().dimension(1);
        ImageStack stack = new ImageStack(width, height);
        stack.addSlice("first visit: " + one.name(), slice(first.image()));
        stack.addSlice("second visit: " + other.name(), slice(VisitPictures.laid(compared)));
        ImagePlus imp = new ImagePlus(one.name() + "-visits", stack);
        imp.setCalibration(one.imp().getCalibration().copy());
        Overlay overlay = new Overlay();
        for (Roi line : VisitPictures.outlines(compared)) {
            line.setStrokeWidth(Math.max(1, Math.max(width, height) / 500.0));
            overlay.add(line);
        }
        imp.setOverlay(overlay);
        return imp;
    }

    private static ColorProcessor slice(Img<ARGBType> image) {
        return new ColorProcessor(
                (int) image.dimension(0),
                (int) image.dimension(1),
                Pixels.argb(image).clone());
    }
}
