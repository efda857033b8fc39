// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.LesionFiles;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** {@code --each-lesion}: all lesions of a picture, and not the main one alone. */
final class EachLesionOption {

    @Option(
            names = "--each-lesion",
            description =
                    "also write <name>_labels.png, in which the pixels of the first lesion are 1, of the second 2 and so on, and a "
                            + "row for each in each-lesion.csv; with --rois also <name>_lesions.zip and .geojson")
    private boolean wanted;

    @Option(
            names = "--smallest",
            paramLabel = "SHARE",
            description =
                    "of --each-lesion: a part of the mask is a lesion if it has this share of the image's area, 0.0005 to 1 "
                            + "(default: 0.002); the largest one always is")
    private Double smallest;

    /**
     * @return the smallest lesion as {@link LesionFiles.Beside} takes it; empty where the main one is enough
     * @throws UsageException if it is said of nothing
     */
    OptionalDouble smallest() {
        if (smallest != null && !wanted) throw new UsageException("--smallest belongs to --each-lesion: add it");
        return wanted
                ? OptionalDouble.of(smallest == null ? LesionFiles.Beside.SMALLEST : smallest)
                : OptionalDouble.empty();
    }
}
