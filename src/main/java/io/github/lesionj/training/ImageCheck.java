// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.MaskReading;
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
 * @param content     of its mask; empty if there is none or it cannot be opened
 * @param flaws       what is wrong, and what to call the picture or mask in the report
 */
record ImageCheck(
        LabelledImage image,
        String size,
        Optional<Fingerprint> fingerprint,
        Optional<MaskContent> content,
        Map<DataProblem, String> flaws) {

    static ImageCheck of(LabelledImage labelled) {
        Map<DataProblem, String> flaws = new EnumMap<>(DataProblem.class);
        try {
            Img<ARGBType> picture = ImageOpener.open(labelled.image()).image();
            int width = (int) picture.dimension(0), height = (int) picture.dimension(1);
            Optional<MaskContent> content = labelled.mask().flatMap(mask -> checkMask(labelled, mask, picture, flaws));
            return new ImageCheck(
                    labelled,
                    width + " x " + height,
                    Optional.of(Fingerprint.of(Pixels.argb(picture), width, height)),
                    content,
                    flaws);
        } catch (IOException e) {
            flaws.put(DataProblem.UNREADABLE, e.getMessage());
            return new ImageCheck(labelled, "", Optional.empty(), Optional.empty(), flaws);
        }
    }

    private static Optional<MaskContent> checkMask(
            LabelledImage labelled, Path file, Img<ARGBType> picture, Map<DataProblem, String> flaws) {
        try {
            MaskReading reading = labelled.reading(picture);
            Img<BitType> mask = reading.mask();
            if (!Arrays.equals(mask.dimensionsAsLongArray(), picture.dimensionsAsLongArray()))
                flaws.put(DataProblem.MASK_SIZE, file + " (" + mask.dimension(0) + " x " + mask.dimension(1) + ")");
            MaskContent content = MaskContent.of(mask);
            flaws.putAll(content.problem(file));
            if (reading.soft()) flaws.put(DataProblem.MASK_SOFT, file.toString());
            return Optional.of(content);
        } catch (IOException e) {
            flaws.put(DataProblem.MASK_UNREADABLE, e.getMessage());
            return Optional.empty();
        }
    }
}
