// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.batch.CalibrationTable;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The scales of images that do not know their own. */
final class CalibrationOption {

    @Option(
            names = "--calibration",
            paramLabel = "FILE.csv",
            description =
                    "table with the columns image and pixels_per_mm, as 'lesionj calibrate' writes it: its images are "
                            + "measured in mm")
    private Path file;

    /** @throws IOException if the table cannot be read */
    CalibrationTable table() throws IOException {
        return file == null ? CalibrationTable.none() : CalibrationTable.read(file);
    }
}
