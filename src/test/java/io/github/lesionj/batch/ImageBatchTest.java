// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.io.AtomicFile;
import io.github.lesionj.io.BugLog;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.imageio.IIOException;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBatchTest {

    private static final WorkList WORK = list("a.png", "b.png", "c.png", "d.png");

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private final List<String> processed = Collections.synchronizedList(new ArrayList<>());
    private BooleanSupplier stop = () -> false;

    /** What is done to an image. */
    private interface Step {
        void process(SourceImage image) throws IOException;
    }

    @Test
    void worksInOrderAndTellsHowFarItIs() throws IOException {
        Outcome outcome = run(1, (file, choice) -> open(file), image -> processed.add(image.name()));
        assertAll(
                () -> assertEquals(new Outcome(4, 4, 0, List.of(), false), outcome),
                () -> assertEquals(List.of("a", "b", "c", "d"), processed),
                () -> assertEquals(List.of("0/4 a.png", "1/4 b.png", "2/4 c.png", "3/4 d.png", "4/4 "), heard));
    }

    @Test
    void oneImageThatFailsDoesNotStopTheOthers() throws IOException {
        Outcome outcome = run(
                1,
                (file, choice) -> {
                    if (file.equals(Path.of("a.png"))) throw new IOException("a.png is truncated");
                    return open(file);
                },
                image -> {
                    if (image.name().equals("b")) throw new AccessDeniedException("/out/b_segmentation.png");
                    if (image.name().equals("c")) throw new IllegalStateException("surprise");
                    processed.add(image.name());
                });
        List<String> reasons = outcome.failures().stream().map(Failure::reason).toList();
        assertAll(
                () -> assertEquals(List.of("d"), processed),
                () -> assertEquals(1, outcome.done()),
                () -> assertEquals("a.png is truncated", reasons.get(0)),
                () -> assertEquals("b.png: There is no permission to use /out/b_segmentation.png", reasons.get(1)),
                () -> assertTrue(
                        reasons.get(2)
                                .startsWith(
                                        "c.png: This is a bug of LesionJ (java.lang.IllegalStateException: surprise): "
                                                + "please report it with the file " + folder),
                        reasons.get(2)),
                () -> assertTrue(outcome.isBug()),
                () -> assertEquals(
                        reasons,
                        heard.stream().filter(line -> !line.matches("./4 .*")).toList()));
    }

    @Test
    void asManyImagesAreInWorkAsThereAreWorkersAndNoMore() throws IOException {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        WorkList many = list(IntStream.range(0, 50).mapToObj(i -> i + ".png").toArray(String[]::new));
        Outcome outcome = run(
                many,
                2,
                (file, choice) -> {
                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                    both.countDown();
                    return open(file);
                },
                image -> {
                    assertTrue(await(both), "the second was not opened while the first was worked on");
                    open.decrementAndGet();
                });
        assertEquals(List.of(), outcome.failures());
        assertEquals(2, most.get());
    }

    @Test
    void rowsStandInTheOrderOfTheListWhicheverIsDoneFirst() throws IOException {
        CountDownLatch last = new CountDownLatch(3);
        run(4, (file, choice) -> open(file), image -> {
            if (image.name().equals("a")) await(last);
            processed.add(image.name());
            last.countDown();
        });
        assertEquals("a", processed.get(3));
        assertEquals("image\na\nb\nc\nd\n", Files.readString(folder.resolve("out/table.csv")));
    }

    @Test
    void imagesThatDoNotFitBesideOthersAreWorkedOnAlone() throws IOException {
        AtomicInteger working = new AtomicInteger();
        Outcome outcome = run(
                2,
                (file, choice) -> {
                    if (working.incrementAndGet() > 1) {
                        working.decrementAndGet();
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return open(file);
                },
                image -> {
                    LockSupport.parkNanos(20_000_000);
                    processed.add(image.name());
                    working.decrementAndGet();
                });
        assertEquals(4, outcome.done(), outcome.toString());
        assertEquals(
                1,
                heard.stream()
                        .filter("There is not enough memory for 2 pictures at the same time; going on with 1"::equals)
                        .count(),
                heard.toString());
        assertEquals("image\na\nb\nc\nd\n", Files.readString(folder.resolve("out/table.csv")));
    }

    @Test
    void anImageThatDoesNotFitAtAllSaysHowToGiveMemory() throws IOException {
        Outcome outcome = run(
                list("a.png"),
                1,
                (file, choice) -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                image -> {});
        assertEquals(
                "a.png: There is not enough memory; give Java more memory, in Fiji by"
                        + " Edit > Options > Memory & Threads, on the command line by LESIONJ_JAVA_OPTS=-Xmx8g",
                outcome.failures().get(0).reason());
    }

    @Test
    void aFullDiskEndsTheWorkAtOnceAndKeepsTheTable() throws IOException {
        Path place = Files.createDirectories(folder.resolve("full"));
        Outcome outcome = run(1, (file, choice) -> open(file), image -> {
            processed.add(image.name());
            if (image.name().equals("b"))
                AtomicFile.write(place.resolve("b.png"), out -> {
                    throw new IIOException("I/O error writing PNG file!", new IOException("No space left on device"));
                });
        });
        assertAll(
                () -> assertEquals(List.of("a", "b"), processed),
                () -> assertEquals(1, outcome.failures().size()),
                () -> assertTrue(
                        outcome.failures()
                                .get(0)
                                .reason()
                                .matches("b\\.png: The disk is full: the folder \\Q" + place
                                        + "\\E has \\d+ [kMG]B left; free space there or name an output on"
                                        + " another disk"),
                        outcome.failures().toString()),
                () -> assertTrue(outcome.isDiskFull() && !outcome.stopped()),
                () -> assertEquals(
                        "1 of 4 images done in 0:01, 1 failed; results in out; the work ended as no more can be"
                                + " written: make room, or name an output elsewhere, and call again",
                        outcome.summary(1, Path.of("out"))),
                () -> assertEquals("image\na\n", Files.readString(folder.resolve("out/table.csv"))));
    }

    @Test
    void stopsAfterTheImagesInWork() throws IOException {
        stop = () -> processed.size() == 2;
        Outcome outcome = run(1, (file, choice) -> open(file), image -> processed.add(image.name()));
        assertEquals(new Outcome(4, 2, 0, List.of(), true), outcome);
    }

    @Test
    void anInterruptStopsToo() throws IOException {
        Thread caller = Thread.currentThread();
        Outcome outcome = run(1, (file, choice) -> open(file), image -> {
            processed.add(image.name());
            caller.interrupt();
        });
        assertTrue(Thread.interrupted(), "the interrupt is left for the caller to see");
        assertEquals(new Outcome(4, 1, 0, List.of(), true), outcome);
    }

    private Outcome run(int together, PictureOpener opener, Step step) throws IOException {
        return run(WORK, together, opener, step);
    }

    private Outcome run(WorkList work, int together, PictureOpener opener, Step step) throws IOException {
        ImageBatch batch = new ImageBatch(
                (done, total, item) -> heard.add(done + "/" + total + " " + item),
                failure -> heard.add(failure.reason()),
                heard::add,
                () -> stop.getAsBoolean(),
                new BugLog(folder, "test"),
                together);
        try (BatchRun run = BatchRun.prepare(batch, work, results(step), opener, false)) {
            return run.run();
        }
    }

    private ResultFiles results(Step step) {
        Path table = folder.resolve("out/table.csv");
        return new ResultFiles() {
            @Override
            public PictureResult process(SourceImage image) throws IOException {
                step.process(image);
                return PictureResult.of(List.of(), table, List.of(image.name()));
            }

            @Override
            public List<ResultTable> tables() {
                return List.of(new ResultTable(table, List.of("image")));
            }

            @Override
            public String device() {
                return "";
            }

            @Override
            public List<Path> files(String image) {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }

    private static WorkList list(String... names) {
        return WorkList.ofFiles(Arrays.stream(names).map(Path::of).toList());
    }

    private static SourceImage open(Path file) {
        return new SourceImage(ImageOpener.nameOf(file), ArrayImgs.argbs(1, 1), PixelSize.UNCALIBRATED);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
