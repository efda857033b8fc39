// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.PictureChoice;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of others, of pictures whose pixel sizes a table says.
 *
 * @param files what is kept of the pictures; closed with this
 */
public record CalibratedFiles(ResultFiles files, CalibrationTable calibration) implements ResultFiles {

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
    public String device() {
        return files.device();
    }

    @Override
    public List<Path> files(String image) {
        return files.files(image);
    }

    @Override
    public List<ResultTable> tables() {
        return files.tables();
    }

    @Override
    public Optional<RunPlace> place() {
        return files.place();
    }

    @Override
    public Settings settings() {
        return files.settings().with("calibration", calibration.fingerprint());
    }

    @Override
    public void close() {
        files.close();
    }
}
