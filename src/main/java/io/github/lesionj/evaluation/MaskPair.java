// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.io.MaskFile;
import io.github.lesionj.io.MaskFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;

/**
 * Where the two masks of an image are.
 *
 * @param image      its name, without extension
 * @param truth      file
 * @param prediction file
 */
record MaskPair(String image, Path truth, Path prediction) {

    /**
     * Reads a mask; outlines are filled to the size of the other mask.
     *
     * @throws IOException if it cannot be read, or both are outlines; the message names the file
     */
    private static Img<BitType> read(Path file, Path other) throws IOException {
        if (!MaskFile.isOutline(file)) return MaskFile.read(file);
        if (MaskFile.isOutline(other))
            throw new IOException(file + " and " + other
                    + " are outlines, which do not say how large the picture is; give one of them as a PNG mask");
        return MaskFile.read(file, MaskFile.read(other));
    }

    /** @return what is lesion; throws as {@link MaskFile#read(Path)} does */
    Img<BitType> trueMask() throws IOException {
        return read(truth, prediction);
    }

    /** @return what was taken for it; throws as {@link MaskFile#read(Path)} does */
    Img<BitType> predictedMask() throws IOException {
        return read(prediction, truth);
    }

    /** @return each true mask with its prediction, all of them found before the first is read; sorted by name */
    static List<MaskPair> in(Path predictions, Path truth) throws IOException {
        return in(predictions, truth, image -> true);
    }

    /**
     * @param wanted which of the true masks are meant
     * @throws IOException if a folder or a prediction is missing, or no mask is wanted; the message names it
     */
    static List<MaskPair> in(Path predictions, Path truth, Predicate<String> wanted) throws IOException {
        SortedMap<String, Path> truths = MaskFolder.of(truth).all();
        SortedMap<String, Path> predicted =
                MaskFolder.of(predictions).of(truths.keySet()).masks();
        List<MaskPair> pairs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, Path> mask : truths.entrySet()) {
            String image = mask.getKey();
            if (!wanted.test(image)) continue;
            if (predicted.containsKey(image)) pairs.add(new MaskPair(image, mask.getValue(), predicted.get(image)));
            else missing.add(image);
        }
        if (!missing.isEmpty())
            throw new IOException(predictions + " lacks " + missing.size() + " of " + (missing.size() + pairs.size())
                    + " predictions, the first is " + missing.get(0) + "_segmentation.png; every true mask needs one");
        if (pairs.isEmpty()) throw new IOException(truth + " has no mask of the images that are asked for");
        return pairs;
    }
}
