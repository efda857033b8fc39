// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.lesionj.model.Json;
import io.github.lesionj.training.LabelledImage.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SampleOrderTest {

    /** Classes 0, 1 and 2 with 9, 2 and 1 pictures. */
    private static List<LabelledImage> rareClasses() {
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < 12; i++)
            images.add(new LabelledImage(
                    "p" + i,
                    Path.of("p" + i),
                    Optional.empty(),
                    i < 9 ? "MEL" : i < 11 ? "NV" : "BCC",
                    "l" + i,
                    Split.TRAIN));
        return images;
    }

    private static SampleOrder order(String keys) {
        String json = TinyData.classificationRecipe(1).replace("\"batchSize\": 4", keys);
        Recipe recipe = Json.read(json, Recipe.class);
        return new SampleOrder(recipe.training(), recipe.model().classes(), recipe.seed(), rareClasses());
    }

    private static Map<String, Integer> times(SampleOrder.Drawn drawn) {
        Map<String, Integer> times = new TreeMap<>();
        drawn.images().forEach(image -> times.merge(image.id(), 1, Integer::sum));
        return times;
    }

    @Test
    void shuffledShowsEachPictureOnce() {
        SampleOrder order = order("\"batchSize\": 5");
        assertEquals(2, order.steps());
        assertEquals(10, order.images());
        assertEquals(10, times(order.of(1)).size());
        assertNotEquals(order.of(1).images(), order.of(2).images());
        assertEquals(order.of(2).images(), order.of(2).images());
    }

    @Test
    void balancedShowsEachClassAsOften() {
        SampleOrder.Drawn drawn =
                order("\"batchSize\": 4, \"sampling\": \"balanced\"").of(1);
        int[] classes = new int[3];
        drawn.images().forEach(image -> classes[List.of("MEL", "NV", "BCC").indexOf(image.label())]++);
        assertEquals("[4, 4, 4]", Arrays.toString(classes));
        Map<String, Integer> times = times(drawn);
        assertEquals(List.of(2, 2, 4), List.of(times.get("p9"), times.get("p10"), times.get("p11")));
        TreeSet<Long> seeds = new TreeSet<>();
        for (long seed : drawn.seeds()) seeds.add(seed);
        assertEquals(12, seeds.size(), "a picture that comes again is varied anew");
    }

    @Test
    void severalBatchesMakeAStep() {
        SampleOrder order = order("\"batchSize\": 2, \"accumulationSteps\": 3");
        assertEquals(2, order.steps());
        assertEquals(12, order.images());
        assertEquals(3, order.batchesPerStep());
        SampleOrder few = order("\"batchSize\": 5, \"accumulationSteps\": 8");
        assertEquals(1, few.steps());
        assertEquals(12, few.images());
        assertEquals(3, few.batchesPerStep(), "of 5, 5 and 2 pictures");
    }
}
