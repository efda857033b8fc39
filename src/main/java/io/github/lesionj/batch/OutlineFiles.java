// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.LesionRoi;
import io.github.lesionj.io.GeoJson;
import io.github.lesionj.io.RoiFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The outline of a lesion for other programs: {@code <image>_segmentation.roi} for ImageJ, {@code .geojson} for QuPath. */
final class OutlineFiles {

    static final List<String> ENDINGS = List.of("_segmentation.roi", "_segmentation.geojson");

    private OutlineFiles() {}

    /** Without a lesion there is no ROI, one of an earlier run goes, and the GeoJSON file says that there is none. */
    static void write(ImageFiles files, Path folder, String image, LesionRoi lesion, Optional<String> diagnosis)
            throws IOException {
        Path roi = folder.resolve(image + ENDINGS.get(0));
        if (lesion.isEmpty()) Files.deleteIfExists(roi);
        else files.write(roi, file -> RoiFile.write(file, lesion.outline().orElseThrow(), image));
        files.write(
                folder.resolve(image + ENDINGS.get(1)), file -> GeoJson.write(file, lesion.mask(), image, diagnosis));
    }
}
