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

    private final TrainingSpec settings;
    private final List<String> classes;
    private final long seed;
    private final List<LabelledImage> training;
    private final int steps;

    SampleOrder(TrainingSpec settings, List<String> classes, long seed, List<LabelledImage> training) {
        this.settings = settings;
        this.classes = classes;
        this.seed = seed;
        this.training = training;
        steps = Math.max(1, training.size() / (settings.batchSize() * settings.accumulationSteps()));
    }

    /** @return steps of an epoch; pictures that do not fill a step are left for another epoch */
    int steps() {
        return steps;
    }

    /** @return pictures of an epoch */
    int images() {
        return Math.min(training.size(), steps * settings.batchSize() * settings.accumulationSteps());
    }

    /** @return batches whose gradients make one step */
    int batchesPerStep() {
        return Math.min(settings.accumulationSteps(), (images() + settings.batchSize() - 1) / settings.batchSize());
    }

    /** @param epoch from 1 */
    Drawn of(int epoch) {
        Random random = new Random(BatchLoader.seed(seed, epoch, -1));
        List<Integer> order = settings.sampling() == Sampling.BALANCED ? balanced(random) : each();
        Collections.shuffle(order, random);
        List<Integer> shown = order.subList(0, images());
        int[] times = new int[training.size()];
        long[] seeds = shown.stream()
                .mapToLong(i -> BatchLoader.seed(seed, epoch, i + training.size() * times[i]++))
                .toArray();
        return new Drawn(shown.stream().map(training::get).toList(), seeds);
    }

    private List<Integer> each() {
        List<Integer> order = new ArrayList<>(training.size());
        for (int i = 0; i < training.size(); i++) order.add(i);
        return order;
    }

    /** As many pictures as there are, one class after the other; a class begins again when all its pictures have come. */
    private List<Integer> balanced(Random random) {
        List<List<Integer>> members = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) members.add(new ArrayList<>());
        for (int i = 0; i < training.size(); i++)
            members.get(training.get(i).classIndex(classes)).add(i);
        members.forEach(list -> Collections.shuffle(list, random));
        List<Integer> order = new ArrayList<>(training.size());
        for (int i = 0; i < training.size(); i++) {
            List<Integer> list = members.get(i % classes.size());
            order.add(list.get(i / classes.size() % list.size()));
        }
        return order;
    }
}
