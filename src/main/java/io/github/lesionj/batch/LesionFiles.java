// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.analysis.Measurements;
import io.github.lesionj.analysis.MelanomaThreshold;
import io.github.lesionj.analysis.tiles.ReducedPicture;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.LargeMaskFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;

/**
 * Everything about each picture's lesion: {@code <image>_segmentation.png}, {@code <image>_overlay.png}, {@code <image>_crop.png},
 * and one row each in {@code lesions.csv}; on demand also about its other lesions, see {@link Beside}.
 */
public final class LesionFiles implements ResultFiles {

    /** The table's name. */
    public static final String TABLE = "lesions.csv";

    private static final String OVERLAY = "_overlay", CROP = "_crop";
    private static final double LEAST = 0.0005;

    private final LesionAnalyzer analyzer;
    private final Path folder;
    private final Beside beside;
    private final Consumer<String> notes;

    /**
     * What is written beside these.
     *
     * @param rois {@code <image>_segmentation.roi} and {@code .geojson}
     * @param each the smallest part of the mask that is a lesion, as a share of the image's area: each gets its label in
     *     {@code <image>_labels.png}, a row in {@code each-lesion.csv} and, with the ROIs, its outline in
     *     {@code <image>_lesions.zip} and {@code .geojson}; empty for the main lesion alone
     * @param pictures what overlay and crop are stored as
     */
    public record Beside(boolean rois, OptionalDouble each, PictureKind pictures) {

        /** The main lesion without ROIs. */
        public static final Beside NOTHING = new Beside(false, OptionalDouble.empty(), PictureKind.PNG);

        /** The smallest lesion unless another is named: a five-hundredth of the image's area. */
        public static final double SMALLEST = 0.002;

        /** @throws UserException in one sentence, if the smallest lesion is no share */
        public Beside {
            if (each.isPresent() && !(each.getAsDouble() >= LEAST && each.getAsDouble() <= 1))
                throw new UserException(
                        "The smallest lesion is a share of the image from 0.0005 to 1, not " + each.getAsDouble());
        }
    }

    /**
     * @param analyzer closed with the files
     * @param folder   that exists
     * @param notes    hears in one sentence of an image that has no crop
     */
    public LesionFiles(LesionAnalyzer analyzer, Path folder, Beside beside, Consumer<String> notes) {
        this.analyzer = analyzer;
        this.folder = folder;
        this.beside = beside;
        this.notes = notes;
    }

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        LesionAnalysis analysis = analyzer.analyze(image.image(), image.pixelSize());
        List<LesionAnalysis> each = beside.each.isPresent()
                ? analyzer.analyzeEach(image.image(), image.pixelSize(), analysis, beside.each.getAsDouble())
                : List.of();
        Map<Path, List<List<String>>> rows = new LinkedHashMap<>();
        rows.put(folder.resolve(TABLE), List.of(LesionTable.row(image, analysis)));
        if (beside.each.isPresent())
            rows.put(folder.resolve(EachLesionFiles.TABLE), EachLesionFiles.rows(image, analysis, each));
        try (ImageFiles files = new ImageFiles()) {
            writePictures(files, folder, image, analysis, each.isEmpty() ? List.of(analysis) : each, beside.pictures);
            if (beside.each.isPresent()) EachLesionFiles.write(files, folder, image, each, beside.rois);
            if (beside.rois)
                OutlineFiles.write(
                        files,
                        folder,
                        image.name(),
                        analysis.roi(),
                        Optional.of(analysis.diagnosis().label()).filter(name -> !name.isEmpty()));
            if (analysis.roi().isEmpty() && beside.pictures != PictureKind.NONE)
                notes.accept(image.name() + ": no lesion was found, so there is no crop");
            return new PictureResult(files.keep(), rows);
        }
    }

    /** Not with a row for each lesion. */
    @Override
    public Optional<PictureResult> process(WorkItem item, ReducedPicture picture) throws IOException {
        if (beside.each.isPresent()) return Optional.empty();
        LesionAnalysis small = analyzer.analyze(picture.image());
        LesionRoi lesion = LesionRoi.of(picture.enlarged(small.segmentation().mask()));
        LesionAnalysis analysis = new LesionAnalysis(
                small.segmentation(),
                lesion,
                Measurements.of(lesion, picture.whole().pixelSize()),
                small.diagnosis(),
                small.segmentationModel(),
                small.classificationModel());
        String name = picture.whole().name();
        try (ImageFiles files = new ImageFiles()) {
            files.write(folder.resolve(name + "_segmentation.png"), file -> LargeMaskFile.write(file, lesion.mask()));
            writeForPeople(files, folder, name, picture.image(), small, List.of(small), beside.pictures);
            if (beside.rois)
                OutlineFiles.write(
                        files,
                        folder,
                        name,
                        lesion,
                        Optional.of(small.diagnosis().label()).filter(label -> !label.isEmpty()));
            return Optional.of(
                    PictureResult.of(files.keep(), folder.resolve(TABLE), LesionTable.row(picture.whole(), analysis)));
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
            writePictures(files, folder, image, analysis, List.of(analysis), PictureKind.PNG);
            SharedTable.add(table, folder.resolve(TABLE));
            files.keep();
        }
    }

    private static void writePictures(
            ImageFiles files,
            Path folder,
            SourceImage image,
            LesionAnalysis analysis,
            List<LesionAnalysis> outlined,
            PictureKind kind)
            throws IOException {
        SegmentationFiles.write(files, folder, image, analysis.segmentation(), false, false);
        writeForPeople(files, folder, image.name(), image.image(), analysis, outlined, kind);
    }

    private static void writeForPeople(
            ImageFiles files,
            Path folder,
            String name,
            Img<ARGBType> image,
            LesionAnalysis analysis,
            List<LesionAnalysis> outlined,
            PictureKind kind)
            throws IOException {
        if (kind == PictureKind.NONE) return;
        List<LesionRoi> outlines = outlined.stream().map(LesionAnalysis::roi).toList();
        kind.write(files, folder.resolve(name + OVERLAY), Overlays.draw(image, outlines));
        if (!analysis.roi().isEmpty())
            kind.write(files, folder.resolve(name + CROP), analysis.roi().maskedCrop(image, 0));
        else for (String ending : kind.endings()) Files.deleteIfExists(folder.resolve(name + CROP + ending));
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
            files.write(folder.resolve(image.name() + CROP + ".png"), file -> ImageFile.writePng(file, crop));
            files.keep();
        }
    }

    @Override
    public List<Path> files(String image) {
        Stream<String> main = Stream.concat(
                Stream.of("_segmentation.png"),
                beside.pictures.endings().stream().flatMap(ending -> Stream.of(OVERLAY + ending, CROP + ending)));
        Stream<String> rois = OutlineFiles.ENDINGS.stream().filter(ending -> beside.rois);
        Stream<String> each = Stream.of(EachLesionFiles.LABELS).filter(ending -> beside.each.isPresent());
        Stream<String> eachRois =
                EachLesionFiles.OUTLINES.stream().filter(ending -> beside.rois && beside.each.isPresent());
        return Stream.of(main, rois, each, eachRois)
                .flatMap(endings -> endings)
                .map(ending -> folder.resolve(image + ending))
                .toList();
    }

    @Override
    public List<ResultTable> tables() {
        List<String> classes = analyzer.classifier().classes();
        ResultTable main = new ResultTable(folder.resolve(TABLE), LesionTable.columns(classes));
        return beside.each.isEmpty()
                ? List.of(main)
                : List.of(
                        main, new ResultTable(folder.resolve(EachLesionFiles.TABLE), EachLesionFiles.columns(classes)));
    }

    @Override
    public Optional<RunPlace> place() {
        return Optional.of(RunPlace.in(folder, "analyze"));
    }

    @Override
    public Settings settings() {
        Settings main = Settings.of("analyze")
                .with("segmenter", analyzer.segmenter().model())
                .with("runtime", analyzer.segmenter().runtime())
                .with("threshold", analyzer.segmenter().postProcessing().outline())
                .with("classifier", analyzer.classifier().model())
                .with("melanoma", MelanomaThreshold.named(analyzer.classifier()))
                .with("rois", beside.rois);
        if (beside.pictures != PictureKind.PNG) main = main.with("pictures", beside.pictures);
        return beside.each.isPresent() ? main.with("each-lesion", beside.each.getAsDouble()) : main;
    }

    @Override
    public String device() {
        String segmenter = analyzer.segmenter().device(),
                classifier = analyzer.classifier().device();
        return segmenter.equals(classifier) ? segmenter : segmenter + ", the classifiers on " + classifier;
    }

    @Override
    public void close() {
        analyzer.close();
    }
}
