// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.PixelSize;
import io.github.lesionj.io.ImageOpener;
import io.github.lesionj.io.SourceImage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class ImageBatchTest {

    private static final List<Path> FILES = List.of(Path.of("a.png"), Path.of("b.png"), Path.of("c.png"), Path.of("d.png"));

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
        Outcome outcome = batch().run(FILES, file -> {
            if (file.equals(FILES.get(0))) throw new IOException("a.png is truncated");
            return open(file);
        }, image -> {
            if (image.name().equals("b")) throw new AccessDeniedException("/out/b_segmentation.png");
            if (image.name().equals("c")) throw new IllegalStateException("surprise");
            processed.add(image.name());
        });
        List<String> reasons = outcome.failures().stream().map(Failure::reason).toList();
        assertAll(
                () -> assertEquals(List.of("d"), processed),
                () -> assertEquals(1, outcome.done()),
                () -> assertEquals("a.png is truncated", reasons.get(0)),
                () -> assertEquals("b.png: there is no permission to use /out/b_segmentation.png", reasons.get(1)),
                () -> assertTrue(reasons.get(2).startsWith(
                        "c.png: unexpected java.lang.IllegalStateException: surprise in io.github.lesionj.batch.ImageBatchTest."), reasons.get(2)),
                () -> assertEquals(reasons, heard.stream().filter(line -> !line.matches("./4 .*")).toList()));
    }

    @Test
    void theNextImageIsOpenedWhileOneIsWorkedOn() {
        CountDownLatch second = new CountDownLatch(1);
        Outcome outcome = batch().run(FILES, file -> {
            if (file.equals(FILES.get(1))) second.countDown();
            return open(file);
        }, image -> {
            if (image.name().equals("a")) assertTrue(await(second), "b was not opened while a was worked on");
        });
        assertEquals(List.of(), outcome.failures());
    }

    @Test
    void neverMoreThanTwoImagesAreOpen() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Path> many = IntStream.range(0, 50).mapToObj(i -> Path.of(i + ".png")).toList();
        batch().run(many, file -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            return open(file);
        }, image -> {
            // Leaves a decoder that would run further ahead the time to do so.
            LockSupport.parkNanos(2_000_000);
            open.decrementAndGet();
        });
        assertTrue(most.get() <= 2, most + " images were open at the same time");
    }

    @Test
    void anImageThatDidNotFitBesideAnotherIsOpenedAlone() {
        AtomicInteger attempts = new AtomicInteger();
        Outcome outcome = batch().run(FILES, file -> {
            if (file.equals(FILES.get(1)) && attempts.incrementAndGet() == 1) throw new OutOfMemoryError("Java heap space");
            return open(file);
        }, image -> processed.add(image.name()));
        assertEquals(4, outcome.done());
        assertEquals(List.of("a", "b", "c", "d"), processed);
    }

    @Test
    void anImageThatDoesNotFitAtAllSaysHowToGiveMemory() {
        Outcome outcome = batch().run(FILES.subList(0, 1), file -> {
            throw new OutOfMemoryError("Java heap space");
        }, image -> {});
        assertEquals("a.png: there is not enough memory for this image; give Java more memory, in Fiji by"
                        + " Edit > Options > Memory & Threads, on the command line by LESIONJ_JAVA_OPTS=-Xmx8g",
                outcome.failures().get(0).reason());
    }

    @Test
    void stopsAfterTheImageInWork() {
        ImageBatch batch = new ImageBatch(Progress.NONE, failure -> {}, () -> processed.size() == 2);
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
        return new ImageBatch((done, total, item) -> heard.add(done + "/" + total + " " + item),
                failure -> heard.add(failure.reason()), () -> false);
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
