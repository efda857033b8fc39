// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.RulerCalibration;
import io.github.lesionj.analysis.RulerMarks;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The scale of each picture that shows a ruler: a row in {@code calibration.csv}, and on demand {@code <image>_calibration.png}
 * with the ticks that were found. A picture without a ruler fails, and has no row.
 */
public final class CalibrationFiles implements ResultFiles {

    /** The table's name. */
    public static final String TABLE = "calibration.csv";

    /** The column that {@link CalibrationTable} reads. */
    static final String PIXELS_PER_MM = "pixels_per_mm";

    private static final String PICTURE = "_calibration.png";
    private static final List<String> COLUMNS = List.of(
            "image",
            PIXELS_PER_MM,
            "angle",
            "ticks",
            "spacing_pixels",
            "mm_between_ticks",
            "assumed",
            "major_every",
            "field_of_view_mm",
            "confidence");

    private final double millimetres;
    private final Path folder;
    private final boolean pictures;

    /**
     * @param millimetres between neighbouring ticks; {@link RulerCalibration#NOT_GIVEN} to have them assumed
     * @param folder      that exists
     * @param pictures    whether the ticks are drawn
     */
    public CalibrationFiles(double millimetres, Path folder, boolean pictures) {
        this.millimetres = millimetres;
        this.folder = folder;
        this.pictures = pictures;
    }

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        RulerCalibration found = RulerCalibration.of(image.image(), image.name(), millimetres);
        if (pictures) writePicture(folder, image, found);
        return PictureResult.of(files(image.name()), folder.resolve(TABLE), row(image.name(), found));
    }

    /**
     * Writes the picture with the ticks, and adds a row to the table of a folder that others may have written into before.
     *
     * @throws IOException if one cannot be written, or the folder's table has other columns
     */
    public static void add(Path folder, SourceImage image, RulerCalibration found) throws IOException {
        CsvTable table = new CsvTable(COLUMNS);
        table.add(row(image.name(), found));
        writePicture(folder, image, found);
        SharedTable.add(table, folder.resolve(TABLE));
    }

    private static void writePicture(Path folder, SourceImage image, RulerCalibration found) throws IOException {
        ImageFile.writePng(folder.resolve(image.name() + PICTURE), RulerMarks.draw(image.image(), found.scale()));
    }

    private static List<String> row(String name, RulerCalibration found) {
        return List.of(
                name,
                SixDigits.of(found.pixelsPerMillimetre()),
                String.format(Locale.ROOT, "%.2f", found.scale().angle()),
                String.valueOf(found.scale().ticks().size()),
                SixDigits.of(found.scale().spacing()),
                SixDigits.of(found.millimetresPerTick()),
                found.assumed() ? "yes" : "no",
                String.valueOf(found.scale().majorEvery()),
                SixDigits.of(found.fieldOfView()),
                String.format(Locale.ROOT, "%.2f", found.scale().confidence()));
    }

    @Override
    public List<Path> files(String image) {
        return pictures ? List.of(folder.resolve(image + PICTURE)) : List.of();
    }

    @Override
    public List<ResultTable> tables() {
        return List.of(new ResultTable(folder.resolve(TABLE), COLUMNS));
    }

    @Override
    public Optional<RunPlace> place() {
        return Optional.of(RunPlace.in(folder, "calibrate"));
    }

    @Override
    public Settings settings() {
        return Settings.of("calibrate").with("millimetres", millimetres).with("overlay", pictures);
    }

    @Override
    public String device() {
        return "cpu";
    }

    @Override
    public void close() {}
}
