// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which pictures an epoch shows, and in which order; the recipe's seed and the epoch alone decide. */
final class SampleOrder {

    /**
     * The pictures of an epoch.
     *
     * @param images in order
     * @param seeds    of each one's augmentation
     */
    record Drawn(List<LabelledImage> images, long[] seeds) {}

    private final Recipe recipe;
    private final List<LabelledImage> training;
    private final int steps;

    SampleOrder(Recipe recipe, List<LabelledImage> training) {
        this.recipe = recipe;
        this.training = training;
        steps = Math.max(1, training.size() / (recipe.training().batchSize() * recipe.training().accumulationSteps()));
    }

    /** @return steps of an epoch; pictures that do not fill a step are left for another epoch */
    int steps() {
        return steps;
    }

    /** @return pictures of an epoch */
    int images() {
        return Math.min(training.size(), steps * recipe.training().batchSize() * recipe.training().accumulationSteps());
    }

    /** @return batches whose gradients make one step */
    int batchesPerStep() {
        return Math.min(recipe.training().accumulationSteps(), (images() + recipe.training().batchSize() - 1) / recipe.training().batchSize());
    }

    /** @param epoch from 1 */
    Drawn of(int epoch) {
        Random random = new Random(BatchLoader.seed(recipe.seed(), epoch, -1));
        List<Integer> order = recipe.training().sampling() == Sampling.BALANCED ? balanced(random) : each();
        Collections.shuffle(order, random);
        List<Integer> shown = order.subList(0, images());
        int[] times = new int[training.size()];
        long[] seeds = shown.stream()
                .mapToLong(i -> BatchLoader.seed(recipe.seed(), epoch, i + training.size() * times[i]++)).toArray();
        return new Drawn(shown.stream().map(training::get).toList(), seeds);
    }

    private List<Integer> each() {
        List<Integer> order = new ArrayList<>(training.size());
        for (int i = 0; i < training.size(); i++) order.add(i);
        return order;
    }

    /** As many pictures as there are, one class after the other; a class begins again when all its pictures have come. */
    private List<Integer> balanced(Random random) {
        int classes = recipe.model().classes().size();
        List<List<Integer>> members = new ArrayList<>();
        for (int c = 0; c < classes; c++) members.add(new ArrayList<>());
        for (int i = 0; i < training.size(); i++) members.get(training.get(i).classIndex(recipe)).add(i);
        members.forEach(list -> Collections.shuffle(list, random));
        List<Integer> order = new ArrayList<>(training.size());
        for (int i = 0; i < training.size(); i++) {
            List<Integer> list = members.get(i % classes);
            order.add(list.get(i / classes % list.size()));
        }
        return order;
    }
}
