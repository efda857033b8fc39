// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.tiles.ReducedPicture;
import io.github.lesionj.io.PictureChoice;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of others, of pictures whose pixel sizes a table says.
 *
 * @param files what is kept of the pictures; closed with this
 */
public record CalibratedFiles(ResultFiles files, CalibrationTable calibration) implements WrappedFiles {

    @Override
    public PictureResult process(SourceImage image) throws IOException {
        return files.process(calibration.calibrated(image));
    }

    @Override
    public PictureResult process(WorkItem item, PictureOpener opener) throws IOException {
        return files.process(item, new PictureOpener() {
            @Override
            public SourceImage open(Path file, PictureChoice choice) throws IOException {
                return opener.open(file, choice);
            }

            @Override
            public SourceImage open(WorkItem picture) throws IOException {
                return calibration.calibrated(opener.open(picture));
            }
        });
    }

    @Override
    public Optional<PictureResult> process(WorkItem item, ReducedPicture picture) throws IOException {
        return files.process(
                item, new ReducedPicture(calibration.calibrated(picture.whole()), picture.image(), picture.factor()));
    }

    @Override
    public Settings settings() {
        return files.settings().with("calibration", calibration.fingerprint());
    }
}
