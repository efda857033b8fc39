// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.io.DicomSegmentation;
import io.github.lesionj.io.Explanation;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskFolder;
import io.github.lesionj.io.OmeTiff;
import io.github.lesionj.io.SourceImage;
import io.github.lesionj.io.table.PictureName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj export-masks}: masks for archives and for other programs. */
@Command(
        name = "export-masks",
        description = {
            "Writes the masks of images as DICOM Segmentation objects, OME-TIFF files, or both.",
            "The DICOM object belongs to the image's patient and study where the image is a DICOM file; both kinds"
                    + " carry the image's pixel size."
        })
final class ExportMasksCommand implements Callable<Integer> {

    private static final String DICOM = "dicom-seg", OME = "ome-tiff";

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Option(
            names = "--masks",
            paramLabel = "DIR",
            required = true,
            description = "folder with a mask for each image, such as <name>_segmentation.png")
    private Path masks;

    @Option(
            names = "--write",
            paramLabel = "KINDS",
            split = ",",
            defaultValue = "dicom-seg,ome-tiff",
            description = "dicom-seg: <name>_segmentation.dcm; ome-tiff: <name>_segmentation.ome.tif (default:"
                    + " ${DEFAULT-VALUE})")
    private List<String> kinds;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = "LesionJ",
            description = "what found the lesions, for the DICOM object (default: ${DEFAULT-VALUE})")
    private String algorithm;

    ExportMasksCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        for (String kind : kinds)
            if (!kind.equals(DICOM) && !kind.equals(OME))
                throw new UsageException("--write knows dicom-seg and ome-tiff, not " + kind);
        if (!Files.isDirectory(masks)) throw new UsageException("There is no folder " + masks + " for --masks");
        List<Path> images = inputs.images().images();
        var found = MaskFolder.of(masks).of(images.stream().map(PictureName::of).toList());
        Path folder = output.create();
        int failed = 0, done = 0;
        try (FolderLock lock = session.take(folder)) {
            for (Path image : images) {
                if (session.stop().getAsBoolean()) return Main.INTERRUPTED;
                try {
                    SourceImage picture = ImageOpener.open(image, inputs.choice());
                    Img<BitType> mask = found.maskOf(picture);
                    Path stem = folder.resolve(picture.name() + "_segmentation");
                    if (kinds.contains(DICOM))
                        DicomSegmentation.write(Path.of(stem + ".dcm"), mask, image, picture.pixelSize(), algorithm);
                    if (kinds.contains(OME))
                        OmeTiff.write(Path.of(stem + ".ome.tif"), mask, picture.name(), picture.pixelSize());
                    done++;
                } catch (IOException | RuntimeException | OutOfMemoryError e) {
                    session.console().say(Explanation.of(e, session.bugs()).sentence());
                    failed++;
                }
            }
        }
        session.console().say(done + " of " + images.size() + " masks written to " + folder);
        return failed == 0 ? Main.DONE : Main.SOME_FAILED;
    }
}
