// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.ExportedMaskFiles;
import io.github.lesionj.batch.MaskKind;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import io.github.lesionj.io.MaskFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj export-masks}: masks for archives and for other programs. */
@Command(
        name = "export-masks",
        description = {
            "Writes the masks of images as DICOM Segmentation objects, OME-TIFF files, ROIs or GeoJSON.",
            "The DICOM object belongs to the image's patient and study where the image is a DICOM file; both kinds"
                    + " carry the image's pixel size."
        })
final class ExportMasksCommand implements Callable<Integer> {

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
        Set<MaskKind> wanted = MaskKind.of(kinds);
        if (wanted.isEmpty())
            throw new UsageException("--write names nothing to write; dicom-seg and ome-tiff are two of it");
        if (!Files.isDirectory(masks)) throw new UsageException("There is no folder " + masks + " for --masks");
        WorkList images = inputs.images();
        var found = MaskFolder.of(masks).of(images.names());
        Path folder = output.create();
        try (FolderLock lock = session.take(folder);
                ResultFiles files = new ExportedMaskFiles(found::maskOf, folder, wanted, algorithm)) {
            return new BatchCall(session, images).run(files, folder);
        }
    }
}
