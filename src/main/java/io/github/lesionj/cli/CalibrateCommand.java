// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.analysis.RulerCalibration;
import io.github.lesionj.batch.CalibrationFiles;
import io.github.lesionj.batch.ResultFiles;
import io.github.lesionj.batch.WorkList;
import io.github.lesionj.io.FolderLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lesionj calibrate}: rulers on images to pixels per millimetre. */
@Command(
        name = "calibrate",
        description = {
            "Finds the ruler on each image and measures its ticks.",
            "Writes calibration.csv, with pixels per mm, angle, ticks found and confidence of each image that shows a ruler. An "
                    + "image without one is refused and gets no row. 'analyze --calibration' takes the table."
        })
final class CalibrateCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Inputs inputs;

    @Mixin
    private OutputFolder output;

    @Option(
            names = "--millimetres",
            paramLabel = "MM",
            defaultValue = "0",
            description =
                    "distance of neighbouring ticks, the finest ones: usually 1, 0.5 or 0.1; without it the one of these "
                            + "that fits the ticks' pattern and the picture's width best is assumed, and the table says so")
    private double millimetres;

    @Option(names = "--overlay", description = "also write <name>_calibration.png: the image with the ticks found")
    private boolean overlay;

    CalibrateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        RulerCalibration.requireMillimetres(millimetres);
        WorkList images = inputs.images();
        Path folder = output.create();
        try (FolderLock lock = session.take(folder);
                ResultFiles scales = new CalibrationFiles(millimetres, folder, overlay)) {
            return new BatchCall(session, images, inputs.again).run(scales, folder);
        }
    }
}
