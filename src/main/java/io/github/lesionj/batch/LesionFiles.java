// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionAnalysis;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.io.ImageFile;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Everything about each lesion: {@code <image>_segmentation.png}, {@code <image>_overlay.png}, {@code <image>_crop.png}, and
 * one row each in {@code lesions.csv}.
 */
public final class LesionFiles implements ResultFiles {

    private final LesionAnalyzer analyzer;
    private final Path folder;
    private final Consumer<String> notes;
    private final LesionTable table = new LesionTable();

    /**
     * @param analyzer closed with the files
     * @param folder   that exists
     * @param notes    hears in one sentence of an image that has no crop
     */
    public LesionFiles(LesionAnalyzer analyzer, Path folder, Consumer<String> notes) {
        this.analyzer = analyzer;
        this.folder = folder;
        this.notes = notes;
    }

    @Override
    public void process(SourceImage image) throws IOException {
        LesionAnalysis analysis = analyzer.analyze(image.image(), image.pixelSize());
        MaskFile.write(folder.resolve(image.name() + "_segmentation.png"), analysis.segmentation().mask());
        ImageFile.writePng(folder.resolve(image.name() + "_overlay.png"), Overlays.draw(image.image(), analysis.roi()));
        if (analysis.roi().isEmpty()) notes.accept(image.name() + ": no lesion was found, so there is no crop");
        else ImageFile.writePng(folder.resolve(image.name() + "_crop.png"), analysis.roi().maskedCrop(image.image(), 0));
        table.add(image, analysis);
    }

    @Override
    public String device() {
        return analyzer.segmenter().device();
    }

    @Override
    public void finish() throws IOException {
        table.write(folder.resolve("lesions.csv"));
    }

    @Override
    public void close() {
        analyzer.close();
    }
}
