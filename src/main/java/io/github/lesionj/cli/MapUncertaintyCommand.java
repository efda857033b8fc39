// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.UncertaintyMap;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.UncertaintyFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj map-uncertainty}: where in each image the outline is unsure. */
@Command(
        name = "map-uncertainty",
        description = {
            "Shows where in each image the model is unsure of the outline.",
            "Writes <name>_uncertainty.tif (32-bit) and masks.csv, a row for each image that says how sure its mask is. A "
                    + "research tool, no medical device."
        })
final class MapUncertaintyCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Option(
            names = "--measure",
            paramLabel = "MEASURE",
            defaultValue = "disagreement",
            description =
                    "disagreement: standard deviation of what the mirrorings say, 0 to 0.5; entropy: how unsure they are "
                            + "together, in bits; information: how much of that is contradiction, in bits (default: ${DEFAULT-VALUE})")
    private String measure;

    @Mixin
    private SegmenterOption segmenter;

    @Mixin
    private PlaceOption place;

    MapUncertaintyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        UncertaintyMap.Measure chosen = UncertaintyMap.Measure.parse(measure);
        WorkList images = inputs.images();
        Path folder = output.create();
        try (FolderLock lock = session.take(folder);
                ResultFiles files = new UncertaintyFiles(
                        session.models().segmenter(segmenter.name, place.chosen()), folder, chosen)) {
            session.console().say("the network runs on " + files.device());
            return new BatchCall(session, images, inputs.again).run(files, folder);
        }
    }
}
