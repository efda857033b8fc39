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
import java.util.stream.Stream;

/**
 * Masks, {@code <image>_segmentation.png}, and on demand probability maps and overlays.
 *
 * @param segmenter   closed with the files
 * @param folder      that exists
 * @param probability whether {@code <image>_probability.png} is written too
 * @param overlay     whether {@code <image>_overlay.png} is written too
 */
public record SegmentationFiles(Segmenter segmenter, Path folder, boolean probability, boolean overlay)
        implements ResultFiles {

    /** Masks alone. */
    public SegmentationFiles(Segmenter segmenter, Path folder) {
        this(segmenter, folder, false, false);
    }

    @Override
    public void process(SourceImage image) throws IOException {
        write(folder, image, segmenter.segment(image.image()), probability, overlay);
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
        return Stream.of("_segmentation.png", "_probability.png", "_overlay.png")
                .map(ending -> folder.resolve(image + ending))
                .toList();
    }

    @Override
    public String device() {
        return segmenter.device();
    }

    @Override
    public void save() {}

    @Override
    public void close() {
        segmenter.close();
    }
}
