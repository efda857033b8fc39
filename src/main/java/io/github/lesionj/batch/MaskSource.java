// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/** Where the lesion of an image is. */
@FunctionalInterface
public interface MaskSource {

    /**
     * @return the lesion's mask, of the image's size
     * @throws IOException if there is none or it cannot be read; the message names the file
     */
    Img<BitType> maskOf(SourceImage image) throws IOException;
}
