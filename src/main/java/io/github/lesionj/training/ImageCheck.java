// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.image.Region;
import io.github.lesionj.io.ImageOpener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;

/**
 * What was found when a picture and its mask were opened.
 *
 * @param size        "width x height"; empty if it cannot be opened
 * @param fingerprint to find its twins; empty if it cannot be opened
 * @param flaws       what is wrong, and what to call the picture or mask in the report
 */
record ImageCheck(LabelledImage image, String size, Optional<Fingerprint> fingerprint, Map<DataProblem, String> flaws) {

    static ImageCheck of(LabelledImage labelled) {
        Map<DataProblem, String> flaws = new EnumMap<>(DataProblem.class);
        try {
            Img<ARGBType> picture = ImageOpener.open(labelled.image()).image();
            int width = (int) picture.dimension(0), height = (int) picture.dimension(1);
            if (labelled.mask().isPresent()) checkMask(labelled, picture, flaws);
            return new ImageCheck(labelled, width + " x " + height,
                    Optional.of(Fingerprint.of(Pixels.argb(picture), width, height)), flaws);
        } catch (IOException e) {
            flaws.put(DataProblem.UNREADABLE, e.getMessage());
            return new ImageCheck(labelled, "", Optional.empty(), flaws);
        }
    }

    private static void checkMask(LabelledImage labelled, Img<ARGBType> picture, Map<DataProblem, String> flaws) {
        Path file = labelled.mask().orElseThrow();
        try {
            Img<BitType> mask = labelled.readMask(picture);
            if (!Arrays.equals(mask.dimensionsAsLongArray(), picture.dimensionsAsLongArray()))
                flaws.put(DataProblem.MASK_SIZE, file + " (" + mask.dimension(0) + " x " + mask.dimension(1) + ")");
            if (Region.boundingBox(mask).isEmpty()) flaws.put(DataProblem.MASK_EMPTY, file.toString());
            if (labelled.maskIsPicture() && Arrays.stream(Pixels.argb(ImageOpener.open(file).image())).distinct().limit(3).count() > 2)
                flaws.put(DataProblem.MASK_GREY, file.toString());
        } catch (IOException e) {
            flaws.put(DataProblem.MASK_UNREADABLE, e.getMessage());
        }
    }
}
