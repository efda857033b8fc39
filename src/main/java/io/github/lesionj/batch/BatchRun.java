// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import io.github.lesionj.analysis.tiles.ReducedPicture;
import io.github.lesionj.image.Orientation;
import io.github.lesionj.io.DiskFullException;
import io.github.lesionj.io.ExifOrientation;
import io.github.lesionj.io.Explanation.Kind;
import io.github.lesionj.io.LargePicture;
import io.github.lesionj.io.PictureChoice;
import io.github.lesionj.io.Unfinished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One batch at work. The thread of {@link #run} hands pictures to workers, each of which opens one, works on it and writes its
 * files; what became of it comes back over a queue, into the {@link Journal} and then into the tables. So at most as many
 * pictures as there are workers are in memory, and rows of no more than {@value #WINDOW} wait for one that takes long.
 */
public final class BatchRun implements AutoCloseable {

    private static final int WINDOW = 1000;
    private static final long SAVING = TimeUnit.SECONDS.toNanos(5);

    private final ImageBatch batch;
    private final WorkList work;
    private final ResultFiles results;
    private final PictureOpener opener;
    private final Optional<Journal> journal;
    private final BatchTables tables;
    private final BlockingQueue<Attempt> ended = new LinkedBlockingQueue<>();
    private final Deque<Integer> alone = new ArrayDeque<>();
    private final Map<Integer, Failure> failures = new TreeMap<>();
    private final AtomicInteger turned = new AtomicInteger();
    private final Map<Path, InputMark> stacks = new ConcurrentHashMap<>();
    private final Map<Integer, Throwable> tooLarge = new ConcurrentHashMap<>();
    private String device;
    private int together;
    private int next;
    private int working;
    private int done;
    private int earlier;
    private boolean full;
    private boolean stopping;
    private long saved = System.nanoTime();

    private BatchRun(
            ImageBatch batch, WorkList work, ResultFiles results, PictureOpener opener, Optional<Journal> journal)
            throws IOException {
        this.batch = batch;
        this.work = work;
        this.results = results;
        this.opener = opener;
        this.journal = journal;
        together = Math.min(batch.together(), results.atOnce());
        device = results.device();
        tables = new BatchTables(results.tables(), results.place().map(RunPlace::failures));
    }

    static BatchRun prepare(ImageBatch batch, WorkList work, ResultFiles results, PictureOpener opener, boolean again)
            throws IOException {
        Stream<Path> tables = Stream.concat(
                results.tables().stream().map(ResultTable::file),
                results.place().stream().map(RunPlace::failures));
        Stream<Path> files = work.items().stream().flatMap(item -> results.files(item.name()).stream());
        OutputPlace.keepApart(work.images(), Stream.concat(tables, files)::iterator);
        for (Path folder : subFolders(work, results)) Unfinished.clear(folder);
        Optional<Journal> journal = results.place().isPresent()
                ? Optional.of(Journal.open(results.place().get().journal(), settings(work, results), again))
                : Optional.empty();
        return new BatchRun(batch, work, results, opener, journal);
    }

    /** A choice among the pictures of files counts, where one was made. */
    private static Settings settings(WorkList work, ResultFiles results) {
        return work.choice().equals(PictureChoice.STANDARD)
                ? results.settings()
                : results.settings().with("picture", List.of(work.choice()));
    }

    /** Of the output itself whoever locks it clears what killed calls left. */
    private static Set<Path> subFolders(WorkList work, ResultFiles results) {
        Set<Path> folders = new LinkedHashSet<>();
        for (WorkItem item : work.items())
            if (item.name().contains("/")) for (Path file : results.files(item.name())) folders.add(file.getParent());
        return folders;
    }

    /**
     * Works through the list; blocks until done or stopped.
     *
     * @throws IOException if what is one file for all pictures cannot be written
     */
    public Outcome run() throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(together, BatchRun::worker);
        try {
            while (true) {
                while (mayBegin()) begin(workers, next++);
                if (working == 0 && !alone.isEmpty() && !stopping) begin(workers, alone.remove());
                if (working == 0) break;
                settle(takeEnded(), workers);
            }
        } finally {
            workers.shutdownNow();
        }
        batch.progress().update(done + failures.size(), work.size(), "");
        if (turned.get() > 0)
            batch.notes()
                    .accept(turned.get() + (turned.get() == 1 ? " picture was" : " pictures were")
                            + " read as stored, where viewers turn them as the camera noted (Exif); --upright,"
                            + " in Fiji Turn upright, turns them too");
        Outcome outcome = new Outcome(
                work.size(),
                done,
                earlier,
                List.copyOf(failures.values()),
                !full && done + failures.size() < work.size());
        try {
            tables.save();
        } catch (DiskFullException e) {
            // The image that met it first has said so.
            if (!outcome.isDiskFull()) throw e;
        }
        return outcome;
    }

    private boolean mayBegin() {
        boolean wanted = !full && !stopping && alone.isEmpty() && working < together && next < work.size();
        if (!wanted || next - tables.settled() >= WINDOW) return false;
        stopping = batch.stop().getAsBoolean() || Thread.currentThread().isInterrupted();
        return !stopping;
    }

    private void begin(ExecutorService workers, int index) {
        WorkItem item = work.items().get(index);
        batch.progress()
                .update(
                        done + failures.size(),
                        work.size(),
                        item.file().getFileName().toString());
        working++;
        workers.execute(() -> ended.add(attempt(index, item)));
    }

    /** The pictures in work are waited for, whatever interrupts come. */
    private Attempt takeEnded() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return ended.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopping = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private Attempt attempt(int index, WorkItem item) {
        try {
            Optional<JournalEntry> known = journal.isPresent() ? journal.get().done(item) : Optional.empty();
            if (known.isPresent()) return Attempt.done(index, known.get(), true);
            Optional<InputMark> mark =
                    journal.isPresent() && Files.isReadable(item.file()) ? Optional.of(mark(item)) : Optional.empty();
            Optional<PictureResult> result =
                    tooLarge.containsKey(index) ? throughTiles(item) : Optional.of(results.process(item, opener));
            if (result.isEmpty()) return Attempt.failed(index, tooLarge.get(index));
            JournalEntry entry = entry(item, mark, result.get());
            if (!item.choice().upright() && ExifOrientation.of(item.file()) != Orientation.UPRIGHT)
                turned.incrementAndGet();
            return Attempt.done(index, entry, false);
        } catch (IOException | RuntimeException | Error e) {
            return Attempt.failed(index, e);
        }
    }

    /** @return empty where that cannot be done */
    private Optional<PictureResult> throughTiles(WorkItem item) throws IOException {
        LargePicture picture;
        try {
            picture = LargePicture.open(item.file(), item.choice());
        } catch (IOException e) {
            return Optional.empty();
        }
        try (picture) {
            Optional<ReducedPicture> reduced =
                    ReducedPicture.of(picture.source().named(item.name()));
            if (reduced.isEmpty()) return Optional.empty();
            Optional<PictureResult> result = results.process(item, reduced.get());
            if (result.isPresent())
                batch.notes()
                        .accept("There is not enough memory for the whole of " + item.name() + "; it was read through"
                                + " tiles and made " + reduced.get().factor() + " times smaller for the networks");
            return result;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The file of a stack is read for it once, not for each of its pictures. */
    private InputMark mark(WorkItem item) throws IOException {
        InputMark known = stacks.get(item.file());
        if (known != null) return known;
        InputMark mark = InputMark.of(item.file());
        if (!item.part().isEmpty()) stacks.put(item.file(), mark);
        return mark;
    }

    private JournalEntry entry(WorkItem item, Optional<InputMark> mark, PictureResult result) throws IOException {
        Map<String, Long> files = new LinkedHashMap<>();
        if (journal.isPresent())
            for (Path file : result.files()) files.put(journal.get().name(file), Files.size(file));
        Map<String, List<List<String>>> rows = new LinkedHashMap<>();
        result.rows().forEach((table, cells) -> rows.put(BatchTables.name(table), cells));
        return new JournalEntry(item.name(), item.file().toString(), mark, rows, files, Optional.empty());
    }

    private void settle(Attempt attempt, ExecutorService workers) {
        working--;
        sayWhereItRuns();
        if (attempt.isStopped() && batch.stop().getAsBoolean()) {
            stopping = true;
            return;
        }
        if (attempt.isOutOfMemory() && (working > 0 || together > 1)) {
            if (together > 1)
                batch.notes()
                        .accept("There is not enough memory for " + together
                                + " pictures at the same time; going on with " + together / 2);
            together = Math.max(1, together / 2);
            alone.add(attempt.index());
            return;
        }
        if (attempt.isOutOfMemory()
                && tooLarge.putIfAbsent(attempt.index(), attempt.failure().orElseThrow()) == null) {
            alone.add(attempt.index());
            return;
        }
        try {
            if (attempt.failure().isPresent()) throw attempt.failure().get();
            if (!attempt.earlier() && journal.isPresent())
                journal.get().add(attempt.entry().orElseThrow());
            tables.add(attempt.index(), attempt.entry().orElseThrow());
            done++;
            if (attempt.earlier()) earlier++;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            fail(attempt.index(), e);
        } catch (Throwable e) {
            workers.shutdownNow();
            throw (Error) e;
        }
        saveNowAndThen();
    }

    /** Networks get along with less when memory is short. */
    private void sayWhereItRuns() {
        String now = results.device();
        if (!now.equals(device)) batch.notes().accept("the networks run on " + now + " from here on");
        device = now;
    }

    private void fail(int index, Throwable why) {
        WorkItem item = work.items().get(index);
        Failure failure = Failure.of(item.file(), why, batch.bugs());
        failures.put(index, failure);
        batch.failures().accept(failure);
        full |= failure.kind() == Kind.DISK_FULL;
        JournalEntry entry = JournalEntry.failed(item, failure.reason());
        try {
            if (journal.isPresent()) journal.get().add(entry);
        } catch (IOException e) {
            // It is not done, with or without the line.
        }
        tables.add(index, entry);
    }

    private void saveNowAndThen() {
        if (System.nanoTime() - saved < SAVING) return;
        saved = System.nanoTime();
        try {
            tables.saveSoFar();
        } catch (IOException e) {
            // No fault of the image; should it last, the save at the end says so.
        }
    }

    /**
     * Writes the tables with what is done so far; may be called from another thread.
     *
     * @throws IOException if one cannot be written
     */
    public void save() throws IOException {
        tables.save();
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "lesionj-batch");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws IOException {
        if (journal.isPresent()) journal.get().close();
    }
}
