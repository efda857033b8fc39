package io.github.lesionj.training;

import io.github.lesionj.image.Symmetry;
import io.github.lesionj.model.ImageToTensor;
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
 * Augments pictures beside the network, a few batches ahead. What a picture becomes depends on the seed, the epoch and
 * its place in the data set, never on which thread draws it.
 */
final class BatchLoader implements AutoCloseable {

    private static final int BATCHES_AHEAD = 3;

    private final ImageToTensor toTensor;
    private final Augmenter augmenter;
    private final ExecutorService workers;

    BatchLoader(Recipe recipe, int threads) {
        toTensor = new ImageToTensor(recipe.input());
        augmenter = new Augmenter(recipe.augmentation(), recipe.input().width(), recipe.input().height());
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
        void accept(List<Prepared> batch);
    }

    /**
     * Prepares examples and hands them over batch by batch, on the calling thread.
     *
     * @param examples in the order in which they are wanted; a short last batch comes too
     * @param seeds    of the augmentation of each example; empty for none
     */
    void forEach(List<Example> examples, long[] seeds, int batchSize, Consumer consumer) {
        Deque<List<Future<Prepared>>> ahead = new ArrayDeque<>();
        for (int start = 0; start < examples.size(); start += batchSize) {
            int from = start;
            int to = Math.min(examples.size(), start + batchSize);
            ahead.add(IntStream.range(from, to)
                    .mapToObj(i -> workers.submit(() -> prepare(examples.get(i), seeds, i))).toList());
            if (ahead.size() > BATCHES_AHEAD) consumer.accept(collect(ahead.remove()));
        }
        while (!ahead.isEmpty()) consumer.accept(collect(ahead.remove()));
    }

    /** The seed of one picture in one epoch. */
    static long seed(long seed, int epoch, int index) {
        return new SplittableRandom(seed * 1_000_003 + epoch).split().nextLong() ^ new SplittableRandom(index).nextLong();
    }

    private Prepared prepare(Example example, long[] seeds, int i) {
        float[] planes = new float[toTensor.length()];
        if (seeds.length == 0) {
            toTensor.fill(example.argb(), Symmetry.IDENTITY, FloatBuffer.wrap(planes));
            return new Prepared(example, planes);
        }
        Example varied = augmenter.vary(example, seeds[i]);
        toTensor.fill(varied.argb(), Symmetry.IDENTITY, augmenter.contrast(toTensor.channels(), seeds[i]), FloatBuffer.wrap(planes));
        return new Prepared(varied, planes);
    }

    private static List<Prepared> collect(List<Future<Prepared>> batch) {
        return batch.stream().map(future -> {
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw new TrainingException("A picture could not be prepared: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TrainingException("The training was interrupted; it can be resumed", e);
            }
        }).toList();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
