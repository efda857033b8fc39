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
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.imageio.IIOException;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBatchTest {

    private static final List<Path> FILES =
            List.of(Path.of("a.png"), Path.of("b.png"), Path.of("c.png"), Path.of("d.png"));

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private final List<String> processed = new ArrayList<>();

    @Test
    void worksInOrderAndTellsHowFarItIs() {
        Outcome outcome = batch().run(FILES, ImageBatchTest::open, image -> processed.add(image.name()));
        assertAll(
                () -> assertEquals(new Outcome(4, 4, List.of(), false), outcome),
                () -> assertEquals(List.of("a", "b", "c", "d"), processed),
                () -> assertEquals(List.of("0/4 a.png", "1/4 b.png", "2/4 c.png", "3/4 d.png", "4/4 "), heard));
    }

    @Test
    void oneImageThatFailsDoesNotStopTheOthers() {
        Outcome outcome = batch().run(
                        FILES,
                        file -> {
                            if (file.equals(FILES.get(0))) throw new IOException("a.png is truncated");
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
    void theNextImageIsOpenedWhileOneIsWorkedOn() {
        CountDownLatch second = new CountDownLatch(1);
        Outcome outcome = batch().run(
                        FILES,
                        file -> {
                            if (file.equals(FILES.get(1))) second.countDown();
                            return open(file);
                        },
                        image -> {
                            if (image.name().equals("a"))
                                assertTrue(await(second), "b was not opened while a was worked on");
                        });
        assertEquals(List.of(), outcome.failures());
    }

    @Test
    void neverMoreThanTwoImagesAreOpen() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Path> many =
                IntStream.range(0, 50).mapToObj(i -> Path.of(i + ".png")).toList();
        batch().run(
                        many,
                        file -> {
                            most.accumulateAndGet(open.incrementAndGet(), Math::max);
                            return open(file);
                        },
                        image -> {
                            // Leaves a decoder that would run further ahead the time to do so.
                            LockSupport.parkNanos(2_000_000);
                            open.decrementAndGet();
                        });
        assertTrue(most.get() <= 2, most + " images were open at the same time");
    }

    @Test
    void anImageThatDidNotFitBesideAnotherIsOpenedAlone() {
        AtomicInteger attempts = new AtomicInteger();
        Outcome outcome = batch().run(
                        FILES,
                        file -> {
                            if (file.equals(FILES.get(1)) && attempts.incrementAndGet() == 1)
                                throw new OutOfMemoryError("Java heap space");
                            return open(file);
                        },
                        image -> processed.add(image.name()));
        assertEquals(4, outcome.done());
        assertEquals(List.of("a", "b", "c", "d"), processed);
    }

    @Test
    void anImageThatDoesNotFitAtAllSaysHowToGiveMemory() {
        Outcome outcome = batch().run(
                        FILES.subList(0, 1),
                        file -> {
                            throw new OutOfMemoryError("Java heap space");
                        },
                        image -> {});
        assertEquals(
                "a.png: There is not enough memory; give Java more memory, in Fiji by"
                        + " Edit > Options > Memory & Threads, on the command line by LESIONJ_JAVA_OPTS=-Xmx8g",
                outcome.failures().get(0).reason());
    }

    @Test
    void aFullDiskEndsTheWorkAtOnce() throws IOException {
        Path place = Files.createDirectory(folder.resolve("out"));
        Outcome outcome = batch().run(FILES, ImageBatchTest::open, (ImageBatch.Step) image -> {
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
                                .matches(
                                        "b\\.png: The disk is full: the folder \\Q" + place
                                                + "\\E has \\d+ [kMG]B left; free space there or name an output on another disk"),
                        outcome.failures().toString()),
                () -> assertTrue(outcome.isDiskFull() && !outcome.stopped()),
                () -> assertEquals(
                        "1 of 4 images done in 0:01, 1 failed; results in out; the work ended as no more can be written: make room, "
                                + "or name an output elsewhere, and call again",
                        outcome.summary(1, Path.of("out"))));
    }

    @Test
    void whatIsOneFileForAllIsSavedAtTheEndAlsoOfAFullDisk() throws IOException {
        AtomicInteger saves = new AtomicInteger();
        ResultFiles results = new ResultFiles() {
            @Override
            public void process(SourceImage image) throws IOException {
                AtomicFile.write(folder.resolve("a.png"), out -> {
                    throw new IOException("No space left on device");
                });
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
            public void save() {
                saves.incrementAndGet();
            }

            @Override
            public void close() {}
        };
        assertTrue(batch().run(FILES, ImageBatchTest::open, results).isDiskFull());
        assertEquals(1, saves.get());
    }

    @Test
    void stopsAfterTheImageInWork() {
        ImageBatch batch =
                new ImageBatch(Progress.NONE, failure -> {}, () -> processed.size() == 2, new BugLog(folder, "test"));
        Outcome outcome = batch.run(FILES, ImageBatchTest::open, image -> processed.add(image.name()));
        assertEquals(new Outcome(4, 2, List.of(), true), outcome);
    }

    @Test
    void anInterruptStopsToo() {
        Outcome outcome = batch().run(FILES, ImageBatchTest::open, image -> {
            processed.add(image.name());
            Thread.currentThread().interrupt();
        });
        assertTrue(Thread.interrupted(), "the interrupt is left for the caller to see");
        assertEquals(new Outcome(4, 1, List.of(), true), outcome);
    }

    private ImageBatch batch() {
        return new ImageBatch(
                (done, total, item) -> heard.add(done + "/" + total + " " + item),
                failure -> heard.add(failure.reason()),
                () -> false,
                new BugLog(folder, "test"));
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
