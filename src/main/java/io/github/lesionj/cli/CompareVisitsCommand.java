// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.visits.ScaleSource;
import io.github.lesionj.analysis.visits.Visit;
import io.github.lesionj.analysis.visits.VisitComparison;
import io.github.lesionj.batch.CalibrationTable;
import io.github.lesionj.batch.MaskSource;
import io.github.lesionj.batch.OutlineSource;
import io.github.lesionj.batch.Outlined;
import io.github.lesionj.batch.OutputPlace;
import io.github.lesionj.batch.VisitFiles;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.table.PictureName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lesionj compare-visits}: two pictures of one lesion to what has changed. */
@Command(
        name = "compare-visits",
        description = {
            "Lays a second picture of a lesion over a first one, and says what has changed.",
            "Adds a row to visits.csv with areas, diameters, asymmetry and colours, and writes <first>_visits.png with"
                    + " both outlines. Pictures that do not show the same lesion are refused. A research tool, no medical"
                    + " device."
        })
final class CompareVisitsCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "FIRST", description = "image file of the first visit")
    private Path first;

    @Parameters(index = "1", paramLabel = "SECOND", description = "image file of the second visit")
    private Path second;

    @Mixin
    private PictureOptions picture;

    @Mixin
    private OutputFolder output;

    @Option(
            names = "--masks",
            paramLabel = "DIR",
            description = "folder with a mask for each of both, such as <name>_segmentation.png, instead of finding the"
                    + " lesions")
    private Path masks;

    @Option(
            names = "--calibration",
            paramLabel = "FILE.csv",
            description = "table with the columns image and pixels_per_mm, as 'lesionj calibrate' writes it: with both"
                    + " images in it, lengths are in mm and the scale need not be found")
    private Path calibration;

    @Mixin
    private SegmenterOption segmenter;

    @Mixin
    private PlaceOption place;

    CompareVisitsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (masks != null && !Files.isDirectory(masks))
            throw new UsageException("There is no folder " + masks + " for --masks");
        CalibrationTable sizes = calibration == null ? CalibrationTable.none() : CalibrationTable.read(calibration);
        SourceImage one = sizes.calibrated(ImageOpener.open(first, picture.choice()));
        SourceImage other = sizes.calibrated(ImageOpener.open(second, picture.choice()));
        Path folder = output.create();
        OutputPlace.keepApart(List.of(first, second), List.of(VisitFiles.picture(folder, one.name())));
        try (FolderLock lock = session.take(folder);
                OutlineSource outlines = outlines()) {
            VisitComparison visits = VisitComparison.of(visit(one, outlines), visit(other, outlines));
            VisitFiles.add(folder, one.name(), visits);
            session.console().say(sentence(visits, folder));
        }
        return Main.DONE;
    }

    private static Visit visit(SourceImage picture, OutlineSource outlines) throws IOException {
        Outlined found = outlines.of(picture);
        return new Visit(picture, found.mask(), found.review());
    }

    private OutlineSource outlines() throws IOException {
        if (masks == null) return OutlineSource.of(session.models().segmenter(segmenter.name, place.chosen()));
        MaskSource given = MaskFolder.of(masks).of(List.of(PictureName.of(first), PictureName.of(second)))::maskOf;
        return OutlineSource.of(given);
    }

    private static String sentence(VisitComparison visits, Path folder) {
        String sizes = visits.scale() == ScaleSource.UNKNOWN
                ? ""
                : String.format(
                        Locale.ROOT,
                        "area %+.1f %%, diameter %+.1f %%, ",
                        visits.area().percent(),
                        visits.diameter().percent());
        return String.format(
                Locale.ROOT,
                "%sthe outlines overlap to %.2f; the pictures agree to %.2f; %s; results in %s",
                sizes,
                visits.overlap(),
                visits.registration().agreement(),
                visits.scale().statement(),
                folder);
    }
}
