// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.Segmentation;
import io.github.lesionj.analysis.explanation.ClassMaps;
import io.github.lesionj.analysis.explanation.ExplanationProgress;
import io.github.lesionj.analysis.explanation.ExplanationRequest;
import io.github.lesionj.image.HeatOverlay;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.ContactSheet;
import io.github.lesionj.io.FloatTiff;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Where classes were seen: {@code <image>_explanation.tif}, the maps as 32-bit slices, and {@code <image>_explanation.png}, the
 * map over the picture, or all of them in one sheet.
 */
public final class ExplanationFiles implements ResultFiles {

    private static final int COLUMNS = 4;
    private static final int CELL_WIDTH = 320;

    private final LesionAnalyzer analyzer;
    private final Path folder;
    private final ExplanationRequest request;
    private final double opacity;
    private final Consumer<String> notes;

    /**
     * @param analyzer closed with the files
     * @param folder   that exists
     * @param opacity  of the map over the picture, 0..1
     * @param notes    hears in one sentence of an image without a lesion, which has no class to explain
     */
    public ExplanationFiles(
            LesionAnalyzer analyzer, Path folder, ExplanationRequest request, double opacity, Consumer<String> notes) {
        this.analyzer = analyzer;
        this.folder = folder;
        this.request = request;
        this.opacity = opacity;
        this.notes = notes;
    }

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        Segmentation found = analyzer.segmenter().segment(image.image());
        if (Region.boundingBox(found.mask()).isEmpty()) {
            notes.accept(image.name() + ": no lesion was found, so there is no class to explain");
            return PictureResult.of(List.of());
        }
        ClassMaps maps = analyzer.classifier().explain(image.image(), found.mask(), request, ExplanationProgress.NONE);
        write(folder, image, maps, opacity);
        return PictureResult.of(files(image.name()));
    }

    /**
     * Writes the files of one image, or none of them.
     *
     * @throws IOException if one cannot be written
     */
    public static void write(Path folder, SourceImage image, ClassMaps maps, double opacity) throws IOException {
        Map<String, Img<FloatType>> byClass = new LinkedHashMap<>();
        for (int i = 0; i < maps.classes().size(); i++)
            byClass.put(maps.classes().get(i), maps.maps().get(i));
        try (ImageFiles files = new ImageFiles()) {
            files.write(
                    folder.resolve(image.name() + "_explanation.tif"),
                    file -> FloatTiff.write(file, byClass, image.pixelSize()));
            files.write(folder.resolve(image.name() + "_explanation.png"), file -> picture(file, image, maps, opacity));
            files.keep();
        }
    }

    private static void picture(Path file, SourceImage image, ClassMaps maps, double opacity) throws IOException {
        List<ContactSheet.Tile> tiles = new ArrayList<>();
        for (int i = 0; i < maps.classes().size(); i++) {
            String name = maps.classes().get(i);
            Img<ARGBType> over = HeatOverlay.over(image.image(), maps.maps().get(i), maps.greatest(), opacity);
            if (maps.classes().size() == 1) {
                ImageFile.writePng(file, over);
                return;
            }
            double probability = maps.diagnosis().byClass().get(name);
            tiles.add(new ContactSheet.Tile(String.format(Locale.ROOT, "%s %.3f", name, probability), over));
        }
        ContactSheet.write(file, tiles, COLUMNS, CELL_WIDTH);
    }

    @Override
    public List<Path> files(String image) {
        return Stream.of("_explanation.tif", "_explanation.png")
                .map(ending -> folder.resolve(image + ending))
                .toList();
    }

    @Override
    public Optional<RunPlace> place() {
        return Optional.of(RunPlace.in(folder, "explain"));
    }

    @Override
    public Settings settings() {
        return Settings.of("explain")
                .with("segmenter", analyzer.segmenter().model())
                .with("classifier", analyzer.classifier().model())
                .with("runtime", analyzer.classifier().runtime())
                .with("request", request)
                .with("opacity", opacity);
    }

    @Override
    public String device() {
        return analyzer.classifier().device();
    }

    @Override
    public void close() {
        analyzer.close();
    }
}
