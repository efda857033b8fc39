// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.AnalyzerOptions;
import io.github.lesionj.analysis.LesionAnalyzer;
import io.github.lesionj.analysis.tiles.LesionProof;
import io.github.lesionj.analysis.tiles.TileOptions;
import io.github.lesionj.analysis.tiles.TileProgress;
import io.github.lesionj.batch.LargePictureFiles;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.image.PixelSize;
import io.github.lesionj.io.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj segment-large}: the lesions of whole-body photographs, overviews and slides. */
@Command(
        name = "segment-large",
        description = {
            "Finds and classifies all lesions of pictures of any size, looking at them through tiles that overlap.",
            "Writes <name>_segmentation.png (mask), <name>_labels.png (label image), <name>_segmentation.zip (ROI set), "
                    + "<name>_segmentation.geojson, <name>_overlay.png (the picture made small, with the outlines) and a row for each "
                    + "lesion in lesion-list.csv. Tiled and BigTIFF pictures are read region by region. A research tool, no medical "
                    + "device."
        })
final class SegmentLargeCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Option(
            names = "--tile",
            paramLabel = "PIXELS",
            description = "side of a tile, which the network sees as if it were one dermoscopy picture, 64 to 16384 "
                    + "(default: 15 mm where the picture knows its pixel size, otherwise 1024)")
    private Integer tile;

    @Option(
            names = "--overlap",
            paramLabel = "SHARE",
            defaultValue = "0.25",
            description = "of neighbouring tiles, 0 to 0.75 of their side (default: ${DEFAULT-VALUE})")
    private double overlap;

    @Option(
            names = "--smallest",
            paramLabel = "SHARE",
            defaultValue = "0.001",
            description = "smaller parts, as a share of a tile, are no lesion (default: ${DEFAULT-VALUE})")
    private double smallest;

    @Option(
            names = "--all-parts",
            description = "every part of the mask is a lesion, also those that stand no second look")
    private boolean all;

    @Option(names = "--crops", description = "also write <name>_lesion-<n>_crop.png: each lesion with the skin around")
    private boolean crops;

    @Mixin
    private WriteOption write;

    @Mixin
    private SegmenterOption segmenter;

    @Mixin
    private ClassifierOption classifier;

    @Mixin
    private PlaceOption place;

    @Mixin
    private ShardOption shard;

    SegmentLargeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Function<PixelSize, TileOptions> tiles = size -> new TileOptions(
                tile == null ? TileOptions.of(size).size() : tile,
                overlap,
                smallest,
                all ? LesionProof.NONE : LesionProof.STANDARD);
        LargePictureFiles.Beside beside = new LargePictureFiles.Beside(crops, write.kinds());
        TileOptions unused = tiles.apply(PixelSize.UNCALIBRATED);
        WorkList pictures = inputs.images();
        Path folder = shard.folder(output.create());
        LesionAnalyzer models =
                session.models().analyzer(new AnalyzerOptions(segmenter.name, classifier.name, place.chosen()));
        ProgressLine progress = new ProgressLine(session.console(), System::nanoTime);
        TileProgress rows = (row, count) -> {
            progress.update(row, count, "rows of tiles");
            return !session.stop().getAsBoolean();
        };
        try (FolderLock lock = session.take(folder);
                ResultFiles files =
                        new LargePictureFiles(models, folder, tiles, beside, rows, session.console()::say)) {
            session.console().say("the networks run on " + files.device());
            return new BatchCall(session, shard.part(pictures, folder, session.console()), inputs.again)
                    .run(files, folder);
        }
    }
}
