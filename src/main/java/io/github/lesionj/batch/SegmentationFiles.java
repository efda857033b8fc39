// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.ProbabilityFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Masks, {@code <image>_segmentation.png}, on demand probability maps and overlays, and {@code masks.csv}, which says how sure
 * each mask is.
 */
public final class SegmentationFiles implements ResultFiles {

    /** The table's name. */
    public static final String TABLE = "masks.csv";

    private final Segmenter segmenter;
    private final Path folder;
    private final boolean probability;
    private final boolean overlay;
    private final boolean rois;
    private final Optional<MaskTable> table;

    /**
     * @param segmenter   closed with the files
     * @param folder      that exists
     * @param probability whether {@code <image>_probability.png} is written too
     * @param overlay     whether {@code <image>_overlay.png} is written too
     */
    public SegmentationFiles(Segmenter segmenter, Path folder, boolean probability, boolean overlay) {
        this(segmenter, folder, probability, overlay, false);
    }

    /** @param rois whether {@code <image>_segmentation.roi} and {@code .geojson} are written too */
    public SegmentationFiles(Segmenter segmenter, Path folder, boolean probability, boolean overlay, boolean rois) {
        this(segmenter, folder, probability, overlay, rois, Optional.of(new MaskTable()));
    }

    /** Masks alone, without a table. */
    public SegmentationFiles(Segmenter segmenter, Path folder) {
        this(segmenter, folder, false, false, false, Optional.empty());
    }

    private SegmentationFiles(
            Segmenter segmenter,
            Path folder,
            boolean probability,
            boolean overlay,
            boolean rois,
            Optional<MaskTable> table) {
        this.segmenter = segmenter;
        this.folder = folder;
        this.probability = probability;
        this.overlay = overlay;
        this.rois = rois;
        this.table = table;
    }

    @Override
    public void process(SourceImage image) throws IOException {
        Segmentation found = segmenter.segment(image.image());
        try (ImageFiles files = new ImageFiles()) {
            write(files, folder, image, found, probability, overlay);
            if (rois) OutlineFiles.write(files, folder, image.name(), LesionRoi.of(found.mask()), Optional.empty());
            files.keep();
        }
        table.ifPresent(rows -> rows.add(image.name(), found));
    }

    /**
     * Writes the files of one image, and adds its row to the table of a folder that others may have written into before.
     *
     * @throws IOException if one cannot be written, or the folder's table has other columns
     */
    public static void add(Path folder, SourceImage image, Segmentation found, boolean probability, boolean overlay)
            throws IOException {
        MaskTable row = new MaskTable();
        row.add(image.name(), found);
        try (ImageFiles files = new ImageFiles()) {
            write(files, folder, image, found, probability, overlay);
            row.addTo(folder.resolve(TABLE));
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
                OutlineFiles.ENDINGS.stream().filter(ending -> rois).map(ending -> image + ending);
        return Stream.concat(Stream.concat(pictures, outlines), table.map(rows -> TABLE).stream())
                .map(folder::resolve)
                .toList();
    }

    @Override
    public String device() {
        return segmenter.device();
    }

    @Override
    public void save() throws IOException {
        if (table.isPresent()) table.get().write(folder.resolve(TABLE));
    }

    @Override
    public void close() {
        segmenter.close();
    }
}
