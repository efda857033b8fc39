// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldsTest {

    @TempDir
    Path folder;

    @Test
    void classesSpreadEvenlyAndTheSeedDecides() {
        Map<String, String> classOf = new HashMap<>();
        for (int i = 0; i < 103; i++) classOf.put("L" + i, i % 10 == 0 ? "rare" : "common");
        Map<String, Integer> folds = Folds.deal(classOf, 5, 7);
        int[] rare = new int[5];
        folds.forEach((lesion, fold) -> rare[fold] += classOf.get(lesion).equals("rare") ? 1 : 0);
        for (int count : rare) assertTrue(count >= 2 && count <= 3);
        assertEquals(folds, Folds.deal(new HashMap<>(classOf), 5, 7));
        assertNotEquals(folds, Folds.deal(classOf, 5, 8));
    }

    @Test
    void noLesionLiesInTwoSplits() throws Exception {
        TinyData.write(folder, 40);
        Recipe recipe = Recipe.read(Files.writeString(folder.resolve("r.json"), TinyData.classificationRecipe(1)));
        DataSet data = DataSet.read(recipe, folder, Optional.empty());
        Map<Integer, Set<LabelledImage.Split>> splitsOf = new HashMap<>();
        int total = 0;
        for (LabelledImage.Split split : LabelledImage.Split.values())
            for (LabelledImage image : data.of(split)) {
                total++;
                int lesion = Integer.parseInt(image.id().substring(1)) / 2;
                splitsOf.computeIfAbsent(lesion, key -> new HashSet<>()).add(split);
            }
        assertEquals(40, total);
        splitsOf.values().forEach(splits -> assertEquals(1, splits.size()));
        assertTrue(data.of(LabelledImage.Split.TEST).size() >= 8);
    }
}
