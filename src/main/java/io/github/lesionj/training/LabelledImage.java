// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.MaskReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.imglib2.Dimensions;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;

/**
 * One picture of a data set.
 *
 * @param id     of the picture
 * @param image  file
 * @param mask   where its lesion is marked; empty when it need not be
 * @param label  class name as a model writes it; {@code lesion} when masks are learnt
 * @param lesion which lesion it shows
 * @param split  which part of the data it is
 */
record LabelledImage(String id, Path image, Optional<Path> mask, String label, String lesion, Split split) {

    enum Split {
        TRAIN,
        VALIDATION,
        TEST
    }

    /** @return the place of its class among all */
    int classIndex(List<String> classes) {
        return classes.indexOf(label);
    }

    /** @return whether the lesion is marked by a picture and not by ROIs */
    boolean maskIsPicture() {
        return mask.isPresent() && !mask.get().equals(image) && !MaskFile.isOutline(mask.get());
    }

    /** Reads the mask, or fills the ROIs drawn in ImageJ; empty of lesion where nothing marks one. */
    Img<BitType> readMask(Dimensions picture) throws IOException {
        return reading(picture).mask();
    }

    /** @return the mask as {@link #readMask} has it, and how clearly its file told it */
    MaskReading reading(Dimensions picture) throws IOException {
        int width = (int) picture.dimension(0), height = (int) picture.dimension(1);
        if (mask.isEmpty()) return new MaskReading(ArrayImgs.bits(width, height), false);
        return maskIsPicture()
                ? MaskFile.reading(mask.get())
                : new MaskReading(MaskFile.outlined(mask.get(), width, height), false);
    }
}
