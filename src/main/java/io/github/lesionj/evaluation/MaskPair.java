// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.evaluation;

import io.github.lesionj.io.MaskFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * Where the two masks of an image are.
 *
 * @param image      its name, without extension
 * @param truth      file
 * @param prediction file
 */
record MaskPair(String image, Path truth, Path prediction) {

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
