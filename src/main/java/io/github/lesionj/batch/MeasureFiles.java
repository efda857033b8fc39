// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Review;
import io.github.lesionj.analysis.abcd.MeasuredLesions;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * The measures of each lesion, a row each in {@code measures.csv}; on demand {@code <image>_measured.png}, the picture with
 * what was measured drawn into it, and of lesions that a model found {@code <image>_segmentation.png}.
 */
public final class MeasureFiles implements ResultFiles {

    /** The table's name. */
    public static final String TABLE = "measures.csv";

    private static final String MASK = "_segmentation.png", LINES = "_measured.png";

    private final OutlineSource outlines;
    private final Path folder;
    private final MeasureOptions options;

    /**
     * @param outlines where the lesions are; closed with the files
     * @param folder   that exists
     */
    public MeasureFiles(OutlineSource outlines, Path folder, MeasureOptions options) {
        this.outlines = outlines;
        this.folder = folder;
        this.options = options;
    }

    /**
     * The lesions of one image and where they come from.
     *
     * @param lesions  measured
     * @param outliner who outlined them
     * @param mask     that is to be kept; empty if it is kept elsewhere
     * @param review   of the mask
     */
    public record Found(MeasuredLesions lesions, Outliner outliner, Optional<Img<BitType>> mask, Review review) {}

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        Outlined outlined = outlines.of(image);
        MeasuredLesions lesions =
                MeasuredLesions.of(image.image(), outlined.mask(), image.pixelSize(), options.whole());
        options.checkStructures(image.name(), lesions.measures().size());
        Optional<Img<BitType>> mask = outlined.isFound() ? Optional.of(outlined.mask()) : Optional.empty();
        Found found = new Found(lesions, outlined.outliner(), mask, outlined.review());
        List<List<String>> rows = MeasureTable.rows(image.name(), found, options.structures());
        try (ImageFiles files = new ImageFiles()) {
            writePictures(files, folder, image, found, options);
            return new PictureResult(files.keep(), Map.of(folder.resolve(TABLE), rows));
        }
    }

    /**
     * Writes the files of one image, and adds its rows to the table of a folder that others may have written into before; the
     * rows of the same image give way to them.
     *
     * @throws IOException if one cannot be written, or the folder's table has other columns
     */
    public static void add(Path folder, SourceImage image, Found found, MeasureOptions options) throws IOException {
        CsvTable table = new CsvTable(MeasureTable.COLUMNS);
        MeasureTable.rows(image.name(), found, options.structures()).forEach(table::add);
        try (ImageFiles files = new ImageFiles()) {
            writePictures(files, folder, image, found, options);
            SharedTable.add(table, folder.resolve(TABLE));
            files.keep();
        }
    }

    private static void writePictures(
            ImageFiles files, Path folder, SourceImage image, Found found, MeasureOptions options) throws IOException {
        if (found.mask().isPresent())
            files.write(
                    folder.resolve(image.name() + MASK),
                    file -> MaskFile.write(file, found.mask().get()));
        if (options.lines())
            files.write(
                    folder.resolve(image.name() + LINES),
                    file -> ImageFile.writePng(file, Overlays.draw(image.image(), found.lesions())));
    }

    @Override
    public List<Path> files(String image) {
        return Stream.of(image + MASK, image + LINES).map(folder::resolve).toList();
    }

    @Override
    public List<ResultTable> tables() {
        return List.of(new ResultTable(folder.resolve(TABLE), MeasureTable.COLUMNS));
    }

    /** Masks of others may change without a sign, so that lesions in them are measured anew by each call. */
    @Override
    public Optional<RunPlace> place() {
        return outlines.model().map(model -> RunPlace.in(folder, "measure"));
    }

    @Override
    public Settings settings() {
        Settings settings = Settings.of("measure")
                .with("whole", options.whole())
                .with("lines", options.lines())
                .with("structures", options.structures());
        return outlines.model()
                .map(model -> settings.with("segmenter", model).with("runtime", outlines.runtime()))
                .orElse(settings);
    }

    @Override
    public String device() {
        return outlines.device();
    }

    @Override
    public void close() {
        outlines.close();
    }
}
