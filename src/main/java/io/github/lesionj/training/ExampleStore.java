// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.model.ImageToTensor;
import io.github.lesionj.model.Preprocessing;
import io.github.lesionj.training.augmentation.Example;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.NumericType;

/**
 * Opens pictures and masks when they are asked for, does the recipe's preprocessing and brings them to the network's input size. As many as fit into the
 * memory given are kept; the others are opened again each time. Safe to use from many threads.
 */
final class ExampleStore {

    private final ModelSpec model;
    private final TrainingTask task;
    private final Preprocessing preprocessing;
    private final ImageToTensor toTensor;
    private final Map<String, Example> kept = new ConcurrentHashMap<>();
    private final AtomicLong room;

    /** @param bytes for the pictures that are kept */
    ExampleStore(ModelSpec model, long bytes) {
        this.model = model;
        task = TrainingTask.of(model);
        preprocessing = new Preprocessing(model.preprocessing());
        toTensor = new ImageToTensor(model.input());
        room = new AtomicLong(bytes);
    }

    /** A store that takes at most half of Java's memory. */
    static ExampleStore ofHalfTheMemory(ModelSpec model) {
        return new ExampleStore(model, Runtime.getRuntime().maxMemory() / 2);
    }

    /** @throws TrainingException if picture or mask cannot be opened; the message names it */
    Example get(LabelledImage labelled) {
        Example known = kept.get(labelled.id());
        if (known != null) return known;
        Example example = read(labelled);
        long bytes = (long) example.argb().length * Integer.BYTES + example.mask().length;
        if (room.addAndGet(-bytes) < 0 || kept.putIfAbsent(labelled.id(), example) != null) room.addAndGet(bytes);
        return example;
    }

    /** @return how many pictures are kept */
    int size() {
        return kept.size();
    }

    private Example read(LabelledImage labelled) {
        try {
            Img<ARGBType> image = ImageOpener.open(labelled.image()).image();
            Img<BitType> mask = labelled.readMask(image);
            RandomAccessibleInterval<? extends NumericType<?>> shown = task.shown(preprocessing.apply(image), mask);
            int[] argb = toTensor.fit(Pixels.argb(shown), (int) shown.dimension(0), (int) shown.dimension(1));
            return new Example(labelled.id(), argb, task.answer(mask), labelled.classIndex(model.classes()));
        } catch (IOException | IllegalArgumentException e) {
            throw new TrainingException("Picture " + labelled.id() + ": " + e.getMessage(), e);
        }
    }
}
