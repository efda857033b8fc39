// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.training.LabelledImage.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Deals lesions into folds, class by class, so that all pictures of a lesion fall together and classes spread evenly. */
final class Folds {

    private Folds() {}

    /**
     * @param classOf the class of each lesion
     * @param folds   how many
     * @param seed    decides, with the lesions' names, who goes where
     * @return the fold of each lesion, from 0
     */
    static Map<String, Integer> deal(Map<String, String> classOf, int folds, long seed) {
        Map<String, Integer> fold = new LinkedHashMap<>();
        for (String lesion : shuffled(classOf, seed)) fold.put(lesion, fold.size() % folds);
        return fold;
    }

    /**
     * @param shares of training, validation and test
     * @return the split of each lesion: the next one always goes where most are missing
     */
    static Map<String, Split> share(Map<String, String> classOf, List<Double> shares, long seed) {
        Map<String, Split> splits = new LinkedHashMap<>();
        int[] counts = new int[shares.size()];
        for (String lesion : shuffled(classOf, seed)) {
            int next = 0;
            for (int i = 1; i < counts.length; i++)
                if (missing(shares, counts, splits.size(), i) > missing(shares, counts, splits.size(), next)) next = i;
            counts[next]++;
            splits.put(lesion, Split.values()[next]);
        }
        return splits;
    }

    private static double missing(List<Double> shares, int[] counts, int dealt, int split) {
        return shares.get(split) * (dealt + 1) - counts[split];
    }

    /** The lesions class after class, each class shuffled. */
    private static List<String> shuffled(Map<String, String> classOf, long seed) {
        Map<String, List<String>> lesions = new TreeMap<>();
        new TreeMap<>(classOf)
                .forEach((lesion, name) ->
                        lesions.computeIfAbsent(name, key -> new ArrayList<>()).add(lesion));
        Random random = new Random(seed);
        lesions.values().forEach(members -> Collections.shuffle(members, random));
        return lesions.values().stream().flatMap(List::stream).toList();
    }
}
