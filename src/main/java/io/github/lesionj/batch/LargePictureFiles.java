// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Classifier;
import io.github.lesionj.analysis.Diagnosis;
import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.tiles.TileOptions;
import io.github.lesionj.analysis.tiles.TileProgress;
import io.github.lesionj.analysis.tiles.TiledLesion;
import io.github.lesionj.analysis.tiles.TiledSegmentation;
import io.github.lesionj.analysis.tiles.TiledSegmenter;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.CsvTable;
import io.github.lesionj.io.GeoJson;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.LargeMaskFile;
import io.github.lesionj.io.LargePicture;
import io.github.lesionj.io.PictureChoice;
import io.github.lesionj.io.RoiFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.util.ImgUtil;

/**
 * The lesions of large pictures: {@code <image>_segmentation.png} with all of them, {@code <image>_segmentation.zip} and
 * {@code .geojson} with an outline of each, on demand {@code <image>_lesion-<n>_crop.png}, and a row for each in
 * {@value #TABLE}.
 */
public final class LargePictureFiles implements AutoCloseable {

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
            "class");
    private static final String MASK = "_segmentation.png", SET = "_segmentation.zip", JSON = "_segmentation.geojson";

    private final Segmenter segmenter;
    private final Classifier classifier;
    private final Path folder;
    private final Function<PixelSize, TileOptions> options;
    private final boolean crops;
    private final CsvTable table;

    /**
     * @param segmenter  closed with the files
     * @param classifier closed with the files
     * @param folder     that exists
     * @param options    the tiles for a picture whose pixels have a size
     * @param crops      whether a picture of each lesion is written
     */
    public LargePictureFiles(
            Segmenter segmenter,
            Classifier classifier,
            Path folder,
            Function<PixelSize, TileOptions> options,
            boolean crops) {
        this.segmenter = segmenter;
        this.classifier = classifier;
        this.folder = folder;
        this.options = options;
        this.crops = crops;
        table = new CsvTable(Stream.concat(BEFORE_CLASSES.stream(), classifier.classes().stream())
                .toList());
    }

    /**
     * Works on one picture, and writes its files or none of them.
     *
     * @return how many lesions it has
     * @throws IOException in one sentence that names the file, if it cannot be read, or a result cannot be written
     */
    public int process(Path file, PictureChoice choice, TileProgress progress) throws IOException {
        try (LargePicture picture = LargePicture.open(file, choice)) {
            return process(picture.source(), progress);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private int process(SourceImage picture, TileProgress progress) throws IOException {
        TileOptions tiles = options.apply(picture.pixelSize());
        TiledSegmentation found = new TiledSegmenter(segmenter, tiles).segment(picture.image(), progress);
        String name = picture.name();
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
            files.write(folder.resolve(name + MASK), out -> LargeMaskFile.write(out, found.mask()));
            files.write(folder.resolve(name + JSON), out -> GeoJson.write(out, annotations, name));
            if (found.lesions().isEmpty()) Files.deleteIfExists(folder.resolve(name + SET));
            else
                files.write(
                        folder.resolve(name + SET),
                        out -> RoiFile.writeSet(
                                out,
                                found.lesions().stream()
                                        .map(TiledLesion::outline)
                                        .toList()));
            files.keep();
        }
        rows.forEach(table::add);
        table.write(folder.resolve(TABLE));
        return found.lesions().size();
    }

    private Diagnosis diagnose(Img<ARGBType> image, TiledLesion lesion, String name, ImageFiles files)
            throws IOException {
        int width = (int) image.dimension(0), height = (int) image.dimension(1);
        Region part = lesion.frame(width, height);
        Img<ARGBType> frame = ArrayImgs.argbs(part.width(), part.height());
        ImgUtil.copy(lesion.frame(image), frame);
        if (crops)
            files.write(
                    folder.resolve(name + "_lesion-" + lesion.number() + "_crop.png"),
                    out -> ImageFile.writePng(out, frame));
        return classifier.classify(frame, lesion.mask(part));
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
                        diagnosis.label())
                .map(String::valueOf)
                .toList();
        return Stream.concat(before.stream(), Probabilities.print(diagnosis).stream())
                .toList();
    }

    /** @return where the models run, for people */
    public String device() {
        return segmenter.device();
    }

    @Override
    public void close() {
        try (segmenter) {
            classifier.close();
        }
    }
}
