// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of others, of pictures whose pixel sizes a table says.
 *
 * @param files what is kept of the pictures; closed with this
 */
public record CalibratedFiles(ResultFiles files, CalibrationTable calibration) implements ResultFiles {

    @Override
    public void process(SourceImage image) throws IOException {
        files.process(calibration.calibrated(image));
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
    public void save() throws IOException {
        files.save();
    }

    @Override
    public void saveSoFar() throws IOException {
        files.saveSoFar();
    }

    @Override
    public void close() {
        files.close();
    }
}
