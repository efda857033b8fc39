// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.Calibration;
import io.github.lesionj.analysis.RulerCalibration;
import io.github.lesionj.analysis.RulerMarks;
import io.github.lesionj.batch.CalibrationFiles;
import io.github.lesionj.io.OutlineOverlay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds the ruler on the picture and gives the picture its scale in millimetres; its pixels stay as they are. */
@Plugin(
        type = Command.class,
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "LesionJ"),
            @Menu(label = "Calibrate from Ruler...", weight = 31)
        },
        headless = true,
        attrs = @Attr(name = Recording.OURS),
        description = "Finds the millimetre scale on a dermoscopy picture and sets the picture's scale by it.")
public final class CalibrateFromRuler extends SafeCommand {

    /** Name of the ticks on the overlay. */
    static final String OVERLAY_NAME = "ruler";

    @Parameter(
            label = "Image",
            required = false,
            persist = false,
            description = "The picture with the ruler; the front image when left out. Its pixels are never changed.")
    private ImagePlus imp;

    @Parameter(
            label = "Or picture file",
            style = "file",
            required = false,
            persist = false,
            description = "A picture to open and use instead of the front image; leave empty to use the front image.")
    private String path = "";

    @Parameter(
            label = "Millimetres between ticks",
            stepSize = "0.1",
            required = false,
            persist = false,
            description =
                    "Distance of neighbouring ticks, the finest that the overlay shows. 0 assumes 0.1, 0.5 or 1, whichever "
                            + "fits the ticks' pattern and the picture's width best; Results says so.")
    private double millimetres = RulerCalibration.NOT_GIVEN;

    @Parameter(
            label = "Draw the ticks found",
            required = false,
            persist = false,
            description = "Draws them on the picture's overlay, where they can be checked.")
    private boolean draw = true;

    @Parameter(
            label = Texts.EVERY_SLICE,
            required = false,
            persist = false,
            description =
                    "Looks for a ruler on all slices and frames, with a row for each that shows one. They must agree to 2 %,"
                            + " since a stack has one scale: the median. Otherwise the slice that is shown gives the whole stack its"
                            + " scale.")
    private boolean stack;

    @Parameter(
            label = "Output folder",
            style = "directory",
            required = false,
            persist = false,
            description =
                    "Also writes a row of calibration.csv and the picture with the ticks there, as the command line does. "
                            + "Leave empty to write none.")
    private String output = "";

    @Parameter(type = ItemIO.OUTPUT, label = "Pixels per millimetre", description = "The picture's scale.")
    private Double pixelspermm;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Ruler angle",
            description = "Of the row of ticks in degrees, above -90 up to 90; positive rises to the right.")
    private Double rulerangle;

    @Parameter(type = ItemIO.OUTPUT, label = "Ticks", description = "How many were found.")
    private Integer ticks;

    @Parameter(type = ItemIO.OUTPUT, label = "Confidence", description = "How sure the ruler is, 0.45 to 1.")
    private Double confidence;

    @Parameter(type = ItemIO.OUTPUT, label = "Millimetres between ticks", description = "As given or assumed.")
    private Double mmpertick;

    @Override
    boolean needsEngine() {
        return false;
    }

    @Override
    void work(Progress progress) throws IOException {
        RulerCalibration.requireMillimetres(millimetres);
        Optional<Path> folder = UserPaths.optional(output);
        if (folder.isPresent()) UserPaths.made("output", output);
        Picture picture = Picture.open(imp, path, stack);
        progress.step(0.1, "looking for a ruler");
        try (StackWalk walk = new StackWalk(picture.imp())) {
            if (stack && walk.slices().size() > 1) series(picture, walk, progress, folder);
            else single(picture, progress, folder);
        }
    }

    private void single(Picture picture, Progress progress, Optional<Path> folder) throws IOException {
        RulerCalibration found = RulerCalibration.of(picture.source().image(), picture.name(), millimetres);
        progress.checkEscape();
        calibrate(picture.imp(), found);
        keep(picture, found, folder);
        give(found);
    }

    private void series(Picture first, StackWalk walk, Progress progress, Optional<Path> folder) throws IOException {
        SliceRulers rulers = new SliceRulers(first.stackName());
        List<Integer> slices = walk.slices();
        for (int i = 0; i < slices.size(); i++) {
            progress.checkEscape();
            Picture picture = walk.show(slices.get(i));
            progress.tell(i, slices.size(), picture.name());
            rulers.look(picture, millimetres);
        }
        RulerCalibration median = rulers.agreed();
        calibrate(first.imp(), median);
        for (SliceRulers.Seen seen : rulers.seen()) {
            walk.show(seen.slice());
            keep(seen.picture(), seen.found(), folder);
        }
        give(median);
    }

    private void keep(Picture picture, RulerCalibration found, Optional<Path> folder) throws IOException {
        if (draw) draw(picture.imp(), found);
        publish(picture, found);
        if (folder.isPresent()) CalibrationFiles.add(folder.get(), picture.file(), found);
    }

    /** Gives an image the scale of its ruler. */
    static void calibrate(ImagePlus imp, RulerCalibration found) {
        Calibration calibration = imp.getLocalCalibration().copy();
        calibration.pixelWidth = found.pixelSize().width();
        calibration.pixelHeight = found.pixelSize().height();
        calibration.setUnit(found.pixelSize().unit());
        imp.setCalibration(calibration);
        imp.repaintWindow();
    }

    private static void draw(ImagePlus imp, RulerCalibration found) {
        Roi marks = RulerMarks.of(found.scale());
        marks.setStrokeColor(OutlineOverlay.BLUE);
        marks.setStrokeWidth(RulerMarks.lineWidth(found.scale()));
        Outline.replace(imp, OVERLAY_NAME, Optional.of(marks));
    }

    private void give(RulerCalibration found) {
        pixelspermm = found.pixelsPerMillimetre();
        rulerangle = found.scale().angle();
        ticks = found.scale().ticks().size();
        confidence = found.scale().confidence();
        mmpertick = found.millimetresPerTick();
        IJ.showStatus("LesionJ: " + found.statement());
    }

    private static void publish(Picture picture, RulerCalibration found) {
        ResultsRow.of(picture)
                .value("Pixels/mm", found.pixelsPerMillimetre())
                .value("Ruler angle", found.scale().angle())
                .value("Ticks", found.scale().ticks().size())
                .value("mm/tick", found.millimetresPerTick())
                .text("Assumed", found.assumed() ? "yes" : "no")
                .value("Confidence", found.scale().confidence())
                .show();
    }
}
