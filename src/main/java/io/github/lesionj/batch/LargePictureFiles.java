// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.tiles.ReducedOverlay;
import io.github.lesionj.analysis.tiles.TileOptions;
import io.github.lesionj.analysis.tiles.TileProgress;
import io.github.lesionj.analysis.tiles.TiledLesion;
import io.github.lesionj.analysis.tiles.TiledSegmentation;
import io.github.lesionj.analysis.tiles.TiledSegmenter;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.GeoJson;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.LabelFile;
import io.github.lesionj.io.LargeMaskFile;
import io.github.lesionj.io.LargePicture;
import io.github.lesionj.io.RoiFile;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.util.ImgUtil;

/**
 * The lesions of large pictures: {@code <image>_segmentation.png} with all of them, {@code <image>_labels.png},
 * {@code <image>_segmentation.zip} and {@code .geojson} with an outline of each, {@code <image>_overlay.png}, the picture made small
 * with these outlines, on demand {@code <image>_lesion-<n>_crop.png} and the mask in further kinds, and a row for each in {@value #TABLE}. Pictures are read
 * region by region, one after the other.
 */
public final class LargePictureFiles implements ResultFiles {

    /** The table's name. */
    public static final String TABLE = "lesion-list.csv";

    private static final List<String> BEFORE_CLASSES = List.of(
            "image",
            "lesion",
            "box_x",
            "box_y",
            "box_width",
            "box_height",
            "area_pixels",
            "area",
            "unit",
            "tile",
            "probability",
            "agreement",
            "contrast",
            "class");
    private static final String MASK = "_segmentation.png",
            LABELS = "_labels.png",
            SET = "_segmentation.zip",
            JSON = "_segmentation.geojson",
            OVERLAY = "_overlay.png";
    private static final int MOST_CROPS = 999;

    private final LesionAnalyzer models;
    private final Path folder;
    private final Function<PixelSize, TileOptions> options;
    private final Beside beside;
    private final TileProgress progress;
    private final Consumer<String> notes;

    /**
     * What is written beside these.
     *
     * @param crops whether a picture of each lesion is
     * @param kinds of the mask of all lesions; its outlines are written anyway
     */
    public record Beside(boolean crops, Set<MaskKind> kinds) {

        /** Nothing. */
        public static final Beside NOTHING = new Beside(false, Set.of());

        /** Keeps what is not written anyway. */
        public Beside {
            Set<MaskKind> further = EnumSet.of(MaskKind.DICOM_SEG, MaskKind.OME_TIFF);
            further.retainAll(kinds);
            kinds = further;
        }
    }

    /**
     * @param models   closed with the files
     * @param folder   that exists
     * @param options  the tiles for a picture whose pixels have a size
     * @param progress heard after each row of tiles
     * @param notes    hears in one sentence what was found in a picture
     */
    public LargePictureFiles(
            LesionAnalyzer models,
            Path folder,
            Function<PixelSize, TileOptions> options,
            Beside beside,
            TileProgress progress,
            Consumer<String> notes) {
        this.models = models;
        this.folder = folder;
        this.options = options;
        this.beside = beside;
        this.progress = progress;
        this.notes = notes;
    }

    @Override
    public PictureResult process(WorkItem item, PictureOpener opener) throws IOException {
        try (LargePicture picture = LargePicture.open(item.file(), item.choice())) {
            return process(picture.source().named(item.name()), item);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public PictureResult process(SourceImage picture) throws IOException {
        return process(picture, WorkItem.of(picture));
    }

    private PictureResult process(SourceImage picture, WorkItem item) throws IOException {
        TileOptions tiles = options.apply(picture.pixelSize());
        TiledSegmentation found = new TiledSegmenter(models.segmenter(), tiles).segment(picture.image(), progress);
        String name = picture.name();
        if (beside.crops && found.lesions().size() > MOST_CROPS)
            throw new UserException(name + " has " + found.lesions().size() + " lesions, and at most " + MOST_CROPS
                    + " crops are written: leave the crops out, or take larger tiles");
        List<List<String>> rows = new ArrayList<>();
        List<GeoJson.Annotation> annotations = new ArrayList<>();
        try (ImageFiles files = new ImageFiles()) {
            for (TiledLesion lesion : found.lesions()) {
                Diagnosis diagnosis = diagnose(picture.image(), lesion, name, files);
                rows.add(row(picture, lesion, tiles, diagnosis));
                annotations.add(new GeoJson.Annotation(
                        "lesion-" + lesion.number(),
                        lesion.mask(),
                        lesion.box().x(),
                        lesion.box().y(),
                        Optional.of(diagnosis.label()).filter(label -> !label.isEmpty())));
            }
            write(files, picture, found, annotations);
            String algorithm = models.segmenter().model().name();
            for (MaskKind kind : beside.kinds)
                kind.write(
                        files,
                        folder,
                        new MaskKind.Found(
                                found.mask(), picture, item.file(), item.choice(), algorithm, Optional.empty()));
            notes.accept(name + ": " + found.lesions().size() + (rows.size() == 1 ? " lesion" : " lesions")
                    + (found.refused() == 0
                            ? ""
                            : "; " + found.refused() + " other parts of the mask stood no second look"));
            if (rows.isEmpty()) rows.add(noLesion(name, tiles));
            return new PictureResult(files.keep(), Map.of(folder.resolve(TABLE), rows));
        }
    }

    private void write(
            ImageFiles files, SourceImage picture, TiledSegmentation found, List<GeoJson.Annotation> annotations)
            throws IOException {
        String name = picture.name();
        files.write(folder.resolve(name + MASK), out -> LargeMaskFile.write(out, found.mask()));
        if (found.lesions().size() <= LabelFile.MOST)
            files.write(
                    folder.resolve(name + LABELS),
                    out -> LabelFile.write(
                            out, found::labels, (int) found.mask().dimension(0), (int)
                                    found.mask().dimension(1)));
        files.write(folder.resolve(name + JSON), out -> GeoJson.write(out, annotations, name));
        if (found.lesions().isEmpty()) Files.deleteIfExists(folder.resolve(name + SET));
        else
            files.write(
                    folder.resolve(name + SET),
                    out -> RoiFile.writeSet(
                            out,
                            found.lesions().stream().map(TiledLesion::outline).toList()));
        files.write(
                folder.resolve(name + OVERLAY),
                out -> ImageFile.writePng(out, ReducedOverlay.of(picture.image(), found.lesions())));
    }

    private Diagnosis diagnose(Img<ARGBType> image, TiledLesion lesion, String name, ImageFiles files)
            throws IOException {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        Region part = lesion.frame(width, height);
        Img<ARGBType> frame = ArrayImgs.argbs(part.width(), part.height());
        ImgUtil.copy(lesion.frame(image), frame);
        if (beside.crops) files.write(crop(name, lesion.number()), out -> ImageFile.writePng(out, frame));
        return models.classifier().classify(frame, lesion.mask(part));
    }

    private Path crop(String name, int number) {
        return folder.resolve(name + "_lesion-" + number + "_crop.png");
    }

    private static List<String> row(SourceImage picture, TiledLesion lesion, TileOptions tiles, Diagnosis diagnosis) {
        Region box = lesion.box();
        PixelSize size = picture.pixelSize();
        String area = size.isCalibrated() ? SixDigits.of(lesion.areaPixels() * size.width() * size.height()) : "";
        List<String> before = Stream.of(
                        picture.name(),
                        lesion.number(),
                        box.x(),
                        box.y(),
                        box.width(),
                        box.height(),
                        lesion.areaPixels(),
                        area,
                        size.isCalibrated() ? size.unit() : "",
                        tiles.size(),
                        SixDigits.of(lesion.evidence().probability()),
                        SixDigits.of(lesion.evidence().agreement()),
                        SixDigits.of(lesion.evidence().contrast()),
                        diagnosis.label())
                .map(String::valueOf)
                .toList();
        return Stream.concat(before.stream(), Probabilities.print(diagnosis).stream())
                .toList();
    }

    /** So that a picture without a lesion is told from one that is missing. */
    private List<String> noLesion(String name, TileOptions tiles) {
        List<String> row = new ArrayList<>(Collections.nCopies(columns().size(), ""));
        row.set(columns().indexOf("image"), name);
        row.set(columns().indexOf("area_pixels"), "0");
        row.set(columns().indexOf("tile"), String.valueOf(tiles.size()));
        return row;
    }

    private List<String> columns() {
        Classifier classifier = models.classifier();
        return Stream.concat(BEFORE_CLASSES.stream(), classifier.classes().stream())
                .toList();
    }

    @Override
    public List<Path> files(String image) {
        Stream<Path> always = Stream.of(MASK, LABELS, SET, JSON, OVERLAY).map(ending -> folder.resolve(image + ending));
        IntStream numbers = IntStream.rangeClosed(1, beside.crops ? MOST_CROPS : 0);
        return Stream.of(
                        always,
                        MaskKind.in(folder, image, beside.kinds).stream(),
                        numbers.mapToObj(number -> crop(image, number)))
                .flatMap(files -> files)
                .toList();
    }

    @Override
    public List<ResultTable> tables() {
        return List.of(new ResultTable(folder.resolve(TABLE), columns()));
    }

    @Override
    public Optional<RunPlace> place() {
        return Optional.of(RunPlace.in(folder, "segment-large"));
    }

    @Override
    public Settings settings() {
        TileOptions tiles = options.apply(PixelSize.UNCALIBRATED);
        boolean given = options.apply(new PixelSize(0.01, 0.01, "mm")).size() == tiles.size();
        Settings main = Settings.of("segment-large")
                .with("segmenter", models.segmenter().model())
                .with("classifier", models.classifier().model())
                .with("runtime", models.segmenter().runtime())
                .with("tile", given ? tiles.size() : tiles.size() + " or " + TileOptions.FIELD_MM + " mm")
                .with("overlap", tiles.overlap())
                .with("smallest", tiles.smallest())
                .with("agreement", tiles.proof().agreement())
                .with("contrast", tiles.proof().contrast())
                .with("crops", beside.crops);
        return beside.kinds.isEmpty() ? main : main.with("write", beside.kinds);
    }

    /** A picture takes as much memory as its width and its tiles ask for, and its network both processors. */
    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public String device() {
        return models.segmenter().device();
    }

    @Override
    public void close() {
        models.close();
    }
}
