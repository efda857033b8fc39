// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.MelanomaThreshold;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * Everything about each lesion: {@code <image>_segmentation.png}, {@code <image>_overlay.png}, {@code <image>_crop.png}, and
 * one row each in {@code lesions.csv}.
 */
public final class LesionFiles implements ResultFiles {

    /** The table's name. */
    public static final String TABLE = "lesions.csv";

    private static final String CROP = "_crop.png";

    private final LesionAnalyzer analyzer;
    private final Path folder;
    private final boolean rois;
    private final Consumer<String> notes;

    /**
     * @param analyzer closed with the files
     * @param folder   that exists
     * @param notes    hears in one sentence of an image that has no crop
     */
    public LesionFiles(LesionAnalyzer analyzer, Path folder, Consumer<String> notes) {
        this(analyzer, folder, false, notes);
    }

    /** @param rois whether {@code <image>_segmentation.roi} and {@code .geojson} are written too */
    public LesionFiles(LesionAnalyzer analyzer, Path folder, boolean rois, Consumer<String> notes) {
        this.analyzer = analyzer;
        this.folder = folder;
        this.rois = rois;
        this.notes = notes;
    }

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        LesionAnalysis analysis = analyzer.analyze(image.image(), image.pixelSize());
        List<String> row = LesionTable.row(image, analysis);
        try (ImageFiles files = new ImageFiles()) {
            writePictures(files, folder, image, analysis);
            if (rois)
                OutlineFiles.write(
                        files,
                        folder,
                        image.name(),
                        analysis.roi(),
                        Optional.of(analysis.diagnosis().label()).filter(name -> !name.isEmpty()));
            if (analysis.roi().isEmpty()) notes.accept(image.name() + ": no lesion was found, so there is no crop");
            return PictureResult.of(files.keep(), folder.resolve(TABLE), row);
        }
    }

    /**
     * Writes the files of one image, and adds its row to the table of a folder that others may have written into before.
     *
     * @throws IOException if one cannot be written, or the folder's table has other columns
     */
    public static void add(Path folder, SourceImage image, LesionAnalysis analysis) throws IOException {
        CsvTable table = new CsvTable(LesionTable.columns(analysis.diagnosis().classes()));
        table.add(LesionTable.row(image, analysis));
        try (ImageFiles files = new ImageFiles()) {
            writePictures(files, folder, image, analysis);
            SharedTable.add(table, folder.resolve(TABLE));
            files.keep();
        }
    }

    private static void writePictures(ImageFiles files, Path folder, SourceImage image, LesionAnalysis analysis)
            throws IOException {
        Path crop = folder.resolve(image.name() + CROP);
        SegmentationFiles.write(files, folder, image, analysis.segmentation(), false, true);
        if (analysis.roi().isEmpty()) Files.deleteIfExists(crop);
        else files.write(crop, file -> ImageFile.writePng(file, analysis.roi().maskedCrop(image.image(), 0)));
    }

    /**
     * Writes mask, overlay and crop of one image.
     *
     * @param crop of any margin
     * @throws IOException if one cannot be written
     */
    public static void writeCrop(Path folder, SourceImage image, LesionRoi lesion, Img<ARGBType> crop)
            throws IOException {
        try (ImageFiles files = new ImageFiles()) {
            files.write(
                    folder.resolve(image.name() + "_segmentation.png"), file -> MaskFile.write(file, lesion.mask()));
            files.write(
                    folder.resolve(image.name() + "_overlay.png"),
                    file -> ImageFile.writePng(file, Overlays.draw(image.image(), lesion)));
            files.write(folder.resolve(image.name() + CROP), file -> ImageFile.writePng(file, crop));
            files.keep();
        }
    }

    @Override
    public List<Path> files(String image) {
        Stream<String> outlines =
                OutlineFiles.ENDINGS.stream().filter(ending -> rois).map(ending -> image + ending);
        return Stream.concat(Stream.of(image + "_segmentation.png", image + "_overlay.png", image + CROP), outlines)
                .map(folder::resolve)
                .toList();
    }

    @Override
    public List<ResultTable> tables() {
        return List.of(new ResultTable(
                folder.resolve(TABLE), LesionTable.columns(analyzer.classifier().classes())));
    }

    @Override
    public Optional<RunPlace> place() {
        return Optional.of(RunPlace.in(folder, "analyze"));
    }

    @Override
    public Settings settings() {
        return Settings.of("analyze")
                .with("segmenter", analyzer.segmenter().model())
                .with("runtime", analyzer.segmenter().runtime())
                .with("threshold", analyzer.segmenter().postProcessing().outline())
                .with("classifier", analyzer.classifier().model())
                .with("melanoma", MelanomaThreshold.named(analyzer.classifier()))
                .with("rois", rois);
    }

    @Override
    public String device() {
        return analyzer.segmenter().device();
    }

    @Override
    public void close() {
        analyzer.close();
    }
}
