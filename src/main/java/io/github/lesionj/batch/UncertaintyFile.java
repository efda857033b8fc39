// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.FloatTiff;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** Where an outline is unsure, as a file: {@code <image>_uncertainty.tif}, 32-bit, in the image's pixel size. */
public final class UncertaintyFile {

    private UncertaintyFile() {}

    /** @return the file of an image of this name */
    public static Path of(Path folder, String image) {
        return folder.resolve(image + "_uncertainty.tif");
    }

    /**
     * @param measure the slice's label
     * @param map     the size of the image
     * @throws IOException if the file cannot be written
     */
    public static void write(Path folder, SourceImage image, String measure, Img<FloatType> map) throws IOException {
        FloatTiff.write(of(folder, image.name()), Map.of(measure, map), image.pixelSize());
    }
}
