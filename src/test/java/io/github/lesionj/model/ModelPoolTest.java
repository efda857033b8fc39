// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.image.Phantom;
import io.github.lesionj.image.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPoolTest {

    private static final Img<ARGBType> PICTURE =
            Phantom.draw(Phantom.Options.DEFAULT.withSize(100, 70)).image();

    private final AtomicLong clock = new AtomicLong();
    private final ModelPool pool = new ModelPool(Duration.ofSeconds(60), clock::get);

    @TempDir
    Path folder;

    @BeforeEach
    void writeModels() throws IOException {
        TinyModels.segmenter(folder.resolve("a.zip"), 1);
    }

    @AfterEach
    void freeAll() {
        pool.freeAll();
        assertEquals(0, pool.size());
    }

    private ModelLease lease(String name) {
        return pool.lease(new ModelStore(folder), name, Task.SEGMENTATION, Device.CPU);
    }

    @Test
    void allLeasesShareOneModelAndItStaysForTheNext() {
        Predictor first;
        try (ModelLease a = lease("a");
                ModelLease again = lease(folder.resolve("a.zip").toString())) {
            first = a.predictor();
            assertSame(first, again.predictor());
        }
        try (ModelLease later = lease("a")) {
            assertSame(first, later.predictor());
        }
        assertEquals(1, pool.size());
    }

    @Test
    void anUnusedModelIsFreedAfterTheIdleTimeAndAUsedOneNever() {
        Predictor first;
        try (ModelLease a = lease("a")) {
            first = a.predictor();
            clock.addAndGet(Duration.ofHours(1).toNanos());
            pool.clear();
            assertEquals(1, pool.size());
        }
        clock.addAndGet(Duration.ofSeconds(59).toNanos());
        pool.clear();
        assertEquals(1, pool.size());
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        pool.clear();
        assertEquals(0, pool.size());
        assertThrows(ModelException.class, () -> first.probabilityMap(PICTURE));
    }

    @Test
    void theIdleTimeEndsByItself() throws InterruptedException {
        ModelPool quick = new ModelPool(Duration.ofMillis(50));
        quick.lease(new ModelStore(folder), "a", Task.SEGMENTATION, Device.CPU).close();
        for (int i = 0; i < 200 && quick.size() > 0; i++) Thread.sleep(50);
        assertEquals(0, quick.size());
    }

    @Test
    void aReplacedFileIsReadAgainAndTheOldModelServesItsLeases() throws IOException {
        try (ModelLease old = lease("a")) {
            float[] before =
                    Pixels.numbers(old.predictor().probabilityMap(PICTURE)).clone();
            Path other = TinyModels.segmenter(folder.resolve("b.zip"), 2);
            Files.setLastModifiedTime(other, Files.getLastModifiedTime(folder.resolve("a.zip")));
            Files.move(other, folder.resolve("a.zip"), StandardCopyOption.REPLACE_EXISTING);
            try (ModelLease fresh = lease("a")) {
                assertNotSame(old.predictor(), fresh.predictor());
                assertTrue(!java.util.Arrays.equals(
                        before, Pixels.numbers(fresh.predictor().probabilityMap(PICTURE))));
            }
            assertEquals(before[0], Pixels.numbers(old.predictor().probabilityMap(PICTURE))[0]);
        }
        assertEquals(1, pool.size());
    }

    @Test
    void aDeletedModelIsNoLongerFound() throws IOException {
        lease("a").close();
        Files.delete(folder.resolve("a.zip"));
        assertTrue(assertThrows(ModelException.class, () -> lease("a"))
                .getMessage()
                .startsWith("There is no model \"a\""));
    }

    @Test
    void aModelThatDoesNotOpenIsNotKept() throws IOException {
        Files.writeString(folder.resolve("bad.zip"), "nothing");
        for (int i = 0; i < 2; i++) assertThrows(ModelException.class, () -> lease("bad"));
        assertEquals(0, pool.size());
        assertTrue(assertThrows(
                        ModelException.class,
                        () -> pool.lease(new ModelStore(folder), "a", Task.CLASSIFICATION, Device.CPU))
                .getMessage()
                .contains("is for segmentation"));
        lease("a").close();
        assertTrue(assertThrows(
                        ModelException.class,
                        () -> pool.lease(new ModelStore(folder), "a", Task.CLASSIFICATION, Device.CPU))
                .getMessage()
                .contains("is for segmentation"));
    }

    @Test
    void closingALeaseTwiceGivesItBackOnceAndUseAfterwardsIsOneSentence() {
        ModelLease kept = lease("a");
        ModelLease lease = lease("a");
        lease.close();
        lease.close();
        clock.addAndGet(Duration.ofHours(1).toNanos());
        pool.clear();
        assertEquals(1, pool.size(), "the other lease is still out");
        kept.close();
        assertEquals(
                "Model tiny was closed; open it again before you use it",
                assertThrows(ModelException.class, lease::predictor).getMessage());
    }

    @Test
    void onlyAFewUnusedModelsAreKept() throws IOException {
        for (int i = 0; i < ModelPool.MOST_IDLE + 2; i++) {
            TinyModels.segmenter(folder.resolve("m" + i + ".zip"), i);
            clock.incrementAndGet();
            lease("m" + i).close();
        }
        assertEquals(ModelPool.MOST_IDLE, pool.size());
    }

    @Test
    void fourThreadsOpenOneModelOnce() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Predictor>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++)
            answers.add(threads.submit(() -> {
                try (ModelLease lease = lease("a")) {
                    lease.predictor().probabilityMap(PICTURE);
                    return lease.predictor();
                }
            }));
        Set<Predictor> seen = new HashSet<>();
        for (Future<Predictor> answer : answers) seen.add(answer.get());
        threads.shutdown();
        assertEquals(1, seen.size());
    }
}
