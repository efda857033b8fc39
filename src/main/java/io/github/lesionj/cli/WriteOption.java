// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.MaskKind;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.WithMaskKinds;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** {@code --write}: the mask in the kinds of other programs. */
final class WriteOption {

    @Option(
            names = "--write",
            paramLabel = "KINDS",
            split = ",",
            description =
                    "also write the mask as, separated by commas, roi (ImageJ), geojson (QuPath), dicom-seg (DICOM"
                            + " Segmentation, <name>_segmentation.dcm) or ome-tiff (<name>_segmentation.ome.tif, with the"
                            + " pixel size)")
    private List<String> kinds = List.of();

    /** @throws io.github.lesionj.io.UserException if a kind is unknown */
    void check() {
        MaskKind.of(kinds);
    }

    /** @return what was said */
    Set<MaskKind> kinds() {
        return MaskKind.of(kinds);
    }

    boolean isSaid() {
        return !kinds.isEmpty();
    }

    /** @return the files with the further kinds */
    ResultFiles beside(Path folder, Supplier<ResultFiles> files) {
        return WithMaskKinds.of(files.get(), folder, MaskKind.of(kinds));
    }
}
