// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.io;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.measure.Calibration;
import ij.plugin.DICOM;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens DICOM files with ImageJ, but without its messages and questions. */
final class DicomReader {

    private DicomReader() {}

    /** @throws UnsupportedImageException if ImageJ does not understand the file, as when it is compressed */
    static ImagePlus open(Path file) throws IOException {
        DICOM picture = new DICOM();
        Calibration global = picture.getGlobalCalibration();
        picture.setGlobalCalibration(null);
        try {
            picture.open(file.toAbsolutePath().toString());
        } finally {
            picture.setGlobalCalibration(global);
        }
        if (picture.getWidth() == 0)
            throw new UnsupportedImageException("ImageJ reads uncompressed DICOM pictures only");
        FileInfo info = picture.getOriginalFileInfo();
        long end = info.getOffset() + (long) info.width * info.height * info.getBytesPerPixel() * info.nImages;
        if (end > Files.size(file)) throw new IOException("its pixels end too early");
        return picture;
    }
}
