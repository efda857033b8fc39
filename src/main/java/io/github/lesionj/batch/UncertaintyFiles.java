// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.Segmenter;
import io.github.lesionj.analysis.UncertaintyMap;
import io.github.lesionj.analysis.UnsureSegmentation;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the outlines of many images are unsure: {@link UncertaintyFile} of each, and {@code masks.csv} with a row for each. */
public final class UncertaintyFiles implements ResultFiles {

    private final Segmenter segmenter;
    private final Path folder;
    private final UncertaintyMap.Measure measure;

    /**
     * @param segmenter closed with the files
     * @param folder    that exists
     */
    public UncertaintyFiles(Segmenter segmenter, Path folder, UncertaintyMap.Measure measure) {
        this.segmenter = segmenter;
        this.folder = folder;
        this.measure = measure;
    }

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        UnsureSegmentation looked = segmenter.segmentAndDoubt(image.image(), measure);
        UncertaintyFile.write(folder, image, measure.toString(), looked.uncertainty());
        return PictureResult.of(
                files(image.name()),
                folder.resolve(SegmentationFiles.TABLE),
                MaskTable.row(image.name(), looked.found()));
    }

    @Override
    public List<Path> files(String image) {
        return List.of(UncertaintyFile.of(folder, image));
    }

    @Override
    public List<ResultTable> tables() {
        return List.of(new ResultTable(folder.resolve(SegmentationFiles.TABLE), MaskTable.COLUMNS));
    }

    @Override
    public Optional<RunPlace> place() {
        return Optional.of(RunPlace.in(folder, "map-uncertainty"));
    }

    @Override
    public Settings settings() {
        return Settings.of("map-uncertainty")
                .with("segmenter", segmenter.model())
                .with("runtime", segmenter.runtime())
                .with("measure", measure);
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
