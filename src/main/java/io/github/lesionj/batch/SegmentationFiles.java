// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.tiles.ReducedPicture;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.LargeMaskFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.ProbabilityFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Masks, {@code <image>_segmentation.png}, and on demand probability maps, overlays, and {@code masks.csv}, which says how
 * sure each mask is.
 */
public final class SegmentationFiles implements ResultFiles {

    /** The table's name. */
    public static final String TABLE = "masks.csv";

    /**
     * What is written beside the masks.
     *
     * @param probability {@code <image>_probability.png}
     * @param overlay     {@code <image>_overlay.png}
     * @param rois        {@code <image>_segmentation.roi} and {@code .geojson}
     * @param review      {@value #TABLE}
     */
    public record Beside(boolean probability, boolean overlay, boolean rois, boolean review) {

        /** Masks alone. */
        public static final Beside NOTHING = new Beside(false, false, false, false);
    }

    private final Segmenter segmenter;
    private final Path folder;
    private final Beside beside;

    /**
     * @param segmenter closed with the files
     * @param folder    that exists
     */
    public SegmentationFiles(Segmenter segmenter, Path folder, Beside beside) {
        this.segmenter = segmenter;
        this.folder = folder;
        this.beside = beside;
    }

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        Segmentation found = segmenter.segment(image.image());
        try (ImageFiles files = new ImageFiles()) {
            write(files, folder, image, found, beside.probability, beside.overlay);
            if (beside.rois)
                OutlineFiles.write(files, folder, image.name(), LesionRoi.of(found.mask()), Optional.empty());
            return beside.review
                    ? PictureResult.of(files.keep(), folder.resolve(TABLE), MaskTable.row(image.name(), found))
                    : PictureResult.of(files.keep());
        }
    }

    /** Not with probability maps, which are of the whole picture's size. */
    @Override
    public Optional<PictureResult> process(WorkItem item, ReducedPicture picture) throws IOException {
        if (beside.probability) return Optional.empty();
        Segmentation small = segmenter.segment(picture.image());
        Segmentation found = new Segmentation(
                small.probability(), picture.enlarged(small.mask()), small.uncertainty(), small.review());
        String name = picture.whole().name();
        try (ImageFiles files = new ImageFiles()) {
            files.write(folder.resolve(name + "_segmentation.png"), file -> LargeMaskFile.write(file, found.mask()));
            if (beside.overlay)
                files.write(
                        folder.resolve(name + "_overlay.png"),
                        file -> ImageFile.writePng(file, Overlays.draw(picture.image(), LesionRoi.of(small.mask()))));
            if (beside.rois) OutlineFiles.write(files, folder, name, LesionRoi.of(found.mask()), Optional.empty());
            return Optional.of(
                    beside.review
                            ? PictureResult.of(files.keep(), folder.resolve(TABLE), MaskTable.row(name, found))
                            : PictureResult.of(files.keep()));
        }
    }

    /**
     * Writes the files of one image, and adds its row to the table of a folder that others may have written into before.
     *
     * @throws IOException if one cannot be written, or the folder's table has other columns
     */
    public static void add(Path folder, SourceImage image, Segmentation found, boolean probability, boolean overlay)
            throws IOException {
        CsvTable table = new CsvTable(MaskTable.COLUMNS);
        table.add(MaskTable.row(image.name(), found));
        try (ImageFiles files = new ImageFiles()) {
            write(files, folder, image, found, probability, overlay);
            SharedTable.add(table, folder.resolve(TABLE));
            files.keep();
        }
    }

    /**
     * Writes the files of one image, or none of them.
     *
     * @throws IOException if one cannot be written
     */
    public static void write(Path folder, SourceImage image, Segmentation found, boolean probability, boolean overlay)
            throws IOException {
        try (ImageFiles files = new ImageFiles()) {
            write(files, folder, image, found, probability, overlay);
            files.keep();
        }
    }

    static void write(
            ImageFiles files, Path folder, SourceImage image, Segmentation found, boolean probability, boolean overlay)
            throws IOException {
        files.write(folder.resolve(image.name() + "_segmentation.png"), file -> MaskFile.write(file, found.mask()));
        if (probability)
            files.write(
                    folder.resolve(image.name() + "_probability.png"),
                    file -> ProbabilityFile.write(file, found.probability()));
        if (overlay)
            files.write(
                    folder.resolve(image.name() + "_overlay.png"),
                    file -> ImageFile.writePng(file, Overlays.draw(image.image(), LesionRoi.of(found.mask()))));
    }

    @Override
    public List<Path> files(String image) {
        Stream<String> pictures = Stream.of("_segmentation.png", "_probability.png", "_overlay.png")
                .map(ending -> image + ending);
        Stream<String> outlines =
                OutlineFiles.ENDINGS.stream().filter(ending -> beside.rois).map(ending -> image + ending);
        return Stream.concat(pictures, outlines).map(folder::resolve).toList();
    }

    @Override
    public List<ResultTable> tables() {
        return beside.review ? List.of(new ResultTable(folder.resolve(TABLE), MaskTable.COLUMNS)) : List.of();
    }

    @Override
    public Optional<RunPlace> place() {
        return Optional.of(RunPlace.in(folder, "segment"));
    }

    @Override
    public Settings settings() {
        return Settings.of("segment")
                .with("segmenter", segmenter.model())
                .with("runtime", segmenter.runtime())
                .with("threshold", segmenter.postProcessing().outline())
                .with("probability", beside.probability)
                .with("overlay", beside.overlay)
                .with("rois", beside.rois)
                .with("review", beside.review);
    }

    @Override
    public String device() {
        return segmenter.device();
    }

    @Override
    public void close() {
        segmenter.close();
    }
}
