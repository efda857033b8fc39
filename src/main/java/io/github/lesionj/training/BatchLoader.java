// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.image.Symmetry;
import io.github.lesionj.model.ImageToTensor;
import io.github.lesionj.model.InputSpec;
import io.github.lesionj.training.augmentation.Augmentation;
import io.github.lesionj.training.augmentation.Augmenter;
import io.github.lesionj.training.augmentation.Example;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Opens and augments pictures beside the network, a few batches ahead. What a picture becomes depends on the seed, the epoch and
 * its place in the data set, never on which thread draws it.
 */
final class BatchLoader implements AutoCloseable {

    private static final int BATCHES_AHEAD = 3;

    private final ImageToTensor toTensor;
    private final ExampleStore store;
    private final Augmenter augmenter;
    private final ExecutorService workers;
    private long waited;

    BatchLoader(InputSpec input, Augmentation augmentation, ExampleStore store, int threads) {
        this.store = store;
        toTensor = new ImageToTensor(input);
        augmenter = new Augmenter(augmentation, input.width(), input.height());
        workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "LesionJ augmentation");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A picture as the network is to see it, and the example (augmented) it came from. */
    record Prepared(Example example, float[] planes) {}

    /** Receives batches, in order. */
    interface Consumer {
        /** @return false to be given no more */
        boolean accept(List<Prepared> batch);
    }

    /**
     * Prepares pictures and hands them over batch by batch, on the calling thread.
     *
     * @param images in the order in which they are wanted; a short last batch comes too
     * @param seeds  of the augmentation of each picture; empty for none
     */
    void forEach(List<LabelledImage> images, long[] seeds, int batchSize, Consumer consumer) {
        Deque<List<Future<Prepared>>> ahead = new ArrayDeque<>();
        boolean wanted = true;
        for (int next = 0, given = 0; wanted && (next < images.size() || !ahead.isEmpty()); given++) {
            for (; next < images.size() && ahead.size() <= BATCHES_AHEAD; next += batchSize)
                ahead.add(submit(images, seeds, next, Math.min(images.size(), next + batchSize)));
            long start = System.nanoTime();
            List<Prepared> batch = collect(ahead.remove());
            if (given > 0) waited += System.nanoTime() - start;
            wanted = consumer.accept(batch);
        }
        ahead.forEach(batch -> batch.forEach(picture -> picture.cancel(false)));
    }

    private List<Future<Prepared>> submit(List<LabelledImage> images, long[] seeds, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> workers.submit(() -> prepare(images.get(i), seeds, i)))
                .toList();
    }

    /** @return a picture as it is, at the network's size */
    Example example(LabelledImage image) {
        return store.get(image);
    }

    /** @return seconds in which batches were waited for, but for the first batch of each {@link #forEach} */
    double waited() {
        return waited / 1e9;
    }

    /** The seed of one picture in one epoch. */
    static long seed(long seed, int epoch, int index) {
        return new SplittableRandom(seed * 1_000_003 + epoch).split().nextLong()
                ^ new SplittableRandom(index).nextLong();
    }

    private Prepared prepare(LabelledImage image, long[] seeds, int i) {
        Example example = store.get(image);
        float[] planes = new float[toTensor.length()];
        if (seeds.length == 0) {
            toTensor.fill(example.argb(), Symmetry.IDENTITY, FloatBuffer.wrap(planes));
            return new Prepared(example, planes);
        }
        Example varied = augmenter.vary(example, seeds[i]);
        toTensor.fill(
                varied.argb(),
                Symmetry.IDENTITY,
                augmenter.contrast(toTensor.channels(), seeds[i]),
                FloatBuffer.wrap(planes));
        return new Prepared(varied, planes);
    }

    private static List<Prepared> collect(List<Future<Prepared>> batch) {
        return batch.stream()
                .map(future -> {
                    try {
                        return future.get();
                    } catch (ExecutionException e) {
                        if (e.getCause() instanceof TrainingException named) throw named;
                        throw new TrainingException("A picture could not be prepared: " + e.getCause(), e.getCause());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new TrainingException("The training was interrupted; it can be resumed", e);
                    }
                })
                .toList();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
