// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.CalibratedFiles;
import io.github.lesionj.batch.CalibrationTable;
import io.github.lesionj.batch.MaskSource;
import io.github.lesionj.batch.MeasureFiles;
import io.github.lesionj.batch.MeasureOptions;
import io.github.lesionj.batch.OutlineSource;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.MaskFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj measure}: each lesion in numbers. */
@Command(
        name = "measure",
        description = {
            "Measures each lesion after the ABCD rule of dermatoscopy: asymmetry, border, colours, diameter, and the skin around.",
            "Writes measures.csv with one row per lesion; docs/measurements.md explains each column. The dermoscopic structures of "
                    + "the rule's D are not measured. Research figures, no medical diagnosis."
        })
final class MeasureCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Option(
            names = "--masks",
            paramLabel = "DIR|FILE",
            description =
                    "folder with a mask for each image, such as <name>_segmentation.png, or the mask of the one image, "
                            + "instead of finding the lesions")
    private Path masks;

    @Option(
            names = "--whole",
            description =
                    "all parts of a mask are one lesion; otherwise each part of 1 %% or more of the largest is one")
    private boolean whole;

    @Option(
            names = "--structures",
            paramLabel = "0..5",
            description =
                    "how many of the five dermoscopic structures you see in the one lesion: network, structureless areas, "
                            + "branched streaks, dots, globules; completes the total dermoscopy score")
    private Integer structures;

    @Option(
            names = "--lines",
            description = "also write <name>_measured.png: the image with outline, axes, segments and diameter")
    private boolean lines;

    @Mixin
    private SegmenterOption segmenter;

    @Mixin
    private CalibrationOption calibration;

    @Mixin
    private PlaceOption place;

    MeasureCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        WorkList images = inputs.images();
        MeasureOptions options =
                new MeasureOptions(whole, lines, structures == null ? OptionalInt.empty() : OptionalInt.of(structures));
        if (structures != null && images.size() > 1)
            throw new UsageException("--structures is said of one lesion, but there are " + images.size()
                    + " images: measure them one by one, or leave it out");
        MaskSource given = masks == null ? null : given(images);
        CalibrationTable sizes = calibration.table();
        Path folder = output.create();
        try (FolderLock lock = session.take(folder);
                ResultFiles measures = new CalibratedFiles(
                        new MeasureFiles(
                                given == null
                                        ? OutlineSource.of(session.models().segmenter(segmenter.name, place.chosen()))
                                        : OutlineSource.of(given),
                                folder,
                                options),
                        sizes)) {
            if (given == null) session.console().say("the network runs on " + measures.device());
            return new BatchCall(session, images, inputs.again).run(measures, folder);
        }
    }

    private MaskSource given(WorkList images) throws IOException {
        if (Files.isDirectory(masks)) return MaskFolder.of(masks).of(images.names())::maskOf;
        if (!Files.isRegularFile(masks))
            throw new UsageException("There is no file or folder " + masks + " for --masks");
        if (images.size() > 1)
            throw new UsageException(masks + " is one mask, but there are " + images.size()
                    + " images: name a folder of masks in --masks");
        return image -> MaskFile.read(masks, image.image());
    }
}
