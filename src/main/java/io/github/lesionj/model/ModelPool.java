// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Models that are open, each once for all who use it. A lease opens the model or takes the open one; when the last lease
 * of a model is closed the model stays for a while and is then freed. A model whose file was replaced is read again. May be
 * used from many threads.
 */
public final class ModelPool {

    /** How long the shared pool keeps a model that nobody uses. */
    public static final Duration IDLE = Duration.ofMinutes(5);

    /** How many unused models are kept at most; of more the one that was used longest ago is freed at once. */
    public static final int MOST_IDLE = 8;

    private static final long THREAD_LIVES_SECONDS = 10;

    private final Duration idle;
    private final LongSupplier nanoseconds;
    private final Map<Key, OpenModel> models = new HashMap<>();
    private final AtomicLong loads = new AtomicLong();
    private final ScheduledThreadPoolExecutor clearing = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "LesionJ unused models");
        thread.setDaemon(true);
        return thread;
    });

    private record Key(ModelStamp stamp, ai.djl.Device device, NetworkRuntime runtime) {}

    /** @param idle how long a model that nobody uses is kept */
    public ModelPool(Duration idle) {
        this(idle, System::nanoTime);
    }

    /** @param nanoseconds the clock */
    ModelPool(Duration idle, LongSupplier nanoseconds) {
        this.idle = idle;
        this.nanoseconds = nanoseconds;
        clearing.setKeepAliveTime(THREAD_LIVES_SECONDS, TimeUnit.SECONDS);
        clearing.allowCoreThreadTimeOut(true);
    }

    /**
     * Opens a model, or takes the open one; blocks until it is ready.
     *
     * @param nameOrPath as {@link ModelStore#find(String)} takes it
     * @return to be closed when done
     * @throws ModelException if there is no such model or device, or they cannot be used
     */
    public ModelLease lease(ModelStore store, String nameOrPath, Task task, Device device) {
        ComputeDevice chosen = RuntimeChoice.of(device);
        Key key = new Key(store.stamp(nameOrPath), chosen.device(), chosen.runtime());
        OpenModel model = taken(key);
        try {
            clear();
            Predictor predictor = model.predictor(() -> loaded(store.find(nameOrPath, task), device));
            if (predictor.card().task() != task) store.find(nameOrPath, task);
            return new ModelLease(predictor, chosen, () -> giveBack(key, model));
        } catch (RuntimeException | Error e) {
            giveBack(key, model);
            throw e;
        }
    }

    private Predictor loaded(StoredModel model, Device device) {
        Predictor predictor = new Predictor(model, device);
        loads.incrementAndGet();
        return predictor;
    }

    /** @return how many times a model was read from its file and put on a device, since the pool was made */
    public long loads() {
        return loads.get();
    }

    private synchronized OpenModel taken(Key key) {
        models.forEach((other, model) -> {
            if (other.stamp.place().equals(key.stamp.place()) && !other.stamp.equals(key.stamp)) model.retired = true;
        });
        OpenModel model = models.computeIfAbsent(key, absent -> new OpenModel());
        model.users++;
        return model;
    }

    private void giveBack(Key key, OpenModel model) {
        boolean done;
        synchronized (this) {
            model.users--;
            model.unusedSince = nanoseconds.getAsLong();
            if (model.users == 0 && !model.isOpen()) model.retired = true;
            if (model.retired) models.remove(key, model);
            done = model.retired && model.users == 0;
        }
        if (done) model.close();
        clear();
    }

    /** Frees the models that nobody has used for the idle time, and those that are too many; comes again while some are left. */
    void clear() {
        long now = nanoseconds.getAsLong();
        free(model -> model.retired || now - model.unusedSince >= idle.toNanos());
        freeMoreThan(MOST_IDLE);
        synchronized (this) {
            if (models.values().stream().anyMatch(model -> model.users == 0)
                    && clearing.getQueue().isEmpty())
                clearing.schedule(this::clear, idle.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Frees the models that nobody uses, without waiting for the idle time.
     *
     * @return how many
     */
    public int freeUnused() {
        return free(model -> true);
    }

    /** Frees the models that nobody uses, and each of the others as soon as its last lease is closed. */
    public void freeAll() {
        synchronized (this) {
            models.values().forEach(model -> model.retired = true);
        }
        freeUnused();
    }

    /** @return how many models are open, used or not */
    public synchronized int size() {
        return models.size();
    }

    private int free(Predicate<OpenModel> condition) {
        List<OpenModel> freed = new ArrayList<>();
        synchronized (this) {
            models.values().removeIf(model -> model.users == 0 && condition.test(model) && freed.add(model));
        }
        freed.forEach(OpenModel::close);
        return freed.size();
    }

    private void freeMoreThan(int most) {
        List<OpenModel> freed;
        synchronized (this) {
            List<OpenModel> unused = models.values().stream()
                    .filter(model -> model.users == 0)
                    .sorted(Comparator.comparingLong(model -> model.unusedSince))
                    .toList();
            freed = unused.subList(0, Math.max(0, unused.size() - most));
            models.values().removeAll(freed);
        }
        freed.forEach(OpenModel::close);
    }
}
