// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.cli;

import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * Masks that lie in a folder as {@code <name>_segmentation.png}.
 *
 * @param folder that exists
 */
record MaskFolder(Path folder) {

    /** @throws IOException if there is no mask for the image, it cannot be read, or it has another size */
    Img<BitType> maskOf(SourceImage image) throws IOException {
        Path file = folder.resolve(image.name() + "_segmentation.png");
        if (!Files.exists(file)) throw new IOException("There is no mask " + file + " for the image " + image.name());
        Img<BitType> mask = MaskFile.read(file);
        if (mask.dimension(0) != image.image().dimension(0) || mask.dimension(1) != image.image().dimension(1))
            throw new IOException("The mask " + file + " is " + mask.dimension(0) + " x " + mask.dimension(1)
                    + " pixels, but the image is " + image.image().dimension(0) + " x " + image.image().dimension(1));
        return mask;
    }
}
