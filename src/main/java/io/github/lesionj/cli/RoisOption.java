// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import picocli.CommandLine.Option;

/** {@code --rois}: outlines beside the masks. */
final class RoisOption {

    @Option(
            names = "--rois",
            description =
                    "also write the outline: <name>_segmentation.roi for ImageJ, <name>_segmentation.geojson for QuPath")
    boolean wanted;
}
