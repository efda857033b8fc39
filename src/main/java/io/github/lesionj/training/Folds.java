package io.github.lesionj.training;

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
        Map<String, List<String>> lesions = new TreeMap<>();
        new TreeMap<>(classOf).forEach(
                (lesion, name) -> lesions.computeIfAbsent(name, key -> new ArrayList<>()).add(lesion));
        Map<String, Integer> fold = new LinkedHashMap<>();
        Random random = new Random(seed);
        int next = 0;
        for (List<String> members : lesions.values()) {
            Collections.shuffle(members, random);
            for (String lesion : members) fold.put(lesion, next++ % folds);
        }
        return fold;
    }
}
