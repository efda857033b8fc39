// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.SegmentationFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.model.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj segment}: images to masks. */
@Command(
        name = "segment",
        description = {
            "Finds the lesion in each image.",
            "Writes its mask, <name>_segmentation.png: 8 bits, 0 or 255, the image's size."
        })
final class SegmentCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Mixin
    private PlaceOption place;

    @Mixin
    private ShardOption shard;

    @Option(
            names = {"--segmenter", "--model"},
            paramLabel = "NAME|PATH",
            defaultValue = ModelStore.DEFAULT_SEGMENTER,
            description = "model that finds the lesion (default: ${DEFAULT-VALUE}); 'lesionj models' lists the names")
    private String segmenter;

    @Mixin
    private ThresholdOption threshold;

    @Option(
            names = "--probability",
            description = "also write <name>_probability.png: 16 bits, 0..65535 for the probability 0..1 of each pixel")
    private boolean probability;

    @Option(names = "--overlay", description = "also write <name>_overlay.png: the image with the lesion's outline")
    private boolean overlay;

    @Mixin
    private RoisOption rois;

    @Mixin
    private WriteOption write;

    @Option(
            names = "--review",
            description = "also write masks.csv: how sure each mask is, and whether someone ought to look at it")
    private boolean review;

    SegmentCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        threshold.check();
        write.check();
        WorkList images = inputs.images();
        Path folder = shard.folder(output.create());
        try (FolderLock lock = session.take(folder);
                ResultFiles masks = write.beside(
                        folder,
                        () -> new SegmentationFiles(
                                threshold.applied(session.models().segmenter(segmenter, place.chosen())),
                                folder,
                                new SegmentationFiles.Beside(probability, overlay, rois.wanted, review)))) {
            session.console().say("the network runs on " + masks.device());
            return new BatchCall(session, shard.part(images, folder, session.console()), inputs.again)
                    .run(masks, folder);
        }
    }
}
