// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.lesionj.fiji.LiveTraining.Wish;
import io.github.lesionj.training.Preview;
import io.github.lesionj.training.RecipeChanges;
import io.github.lesionj.training.RecipeChoice;
import io.github.lesionj.training.TinyData;
import io.github.lesionj.training.TrainingMonitor.Step;
import io.github.lesionj.training.TrainingPlan;
import io.github.lesionj.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training on its own thread, steered from the test's. */
class LiveTrainingTest {

    private static final int FOR_EVER = 100_000;

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    private final LiveTraining live = new LiveTraining(FOR_EVER);
    private CompletableFuture<TrainingResult> training;

    @BeforeAll
    static void writeData() throws IOException {
        TinyData.write(data, 16);
        Files.writeString(data.resolve("recipe.json"), TinyData.segmentationRecipe(FOR_EVER));
    }

    @BeforeEach
    void start() {
        training = CompletableFuture.supplyAsync(() -> {
            try {
                var recipe = new RecipeChoice(data.resolve("recipe.json").toString(), RecipeChanges.NONE);
                return TrainingPlan.of(recipe, data, Optional.empty(), folder, "cpu")
                        .prepare(folder, live)
                        .run();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aPauseHoldsUntilItIsOver() throws Exception {
        await(() -> live.state().results().size() == 1);
        live.wish(Wish.PAUSE);
        Step held = settled();
        Thread.sleep(300);
        assertEquals(held, live.state().step().orElseThrow(), "nothing is learnt during a pause");
        assertTrue(TrainingText.status(live.state(), live.wish()).endsWith("left, paused"));
        live.wish(Wish.GO_ON);
        await(() -> !held.equals(live.state().step().orElseThrow()));
        live.wish(Wish.CANCEL);
        assertFalse(result().finished());
    }

    /** The step after which nothing changed for a while. */
    private Step settled() throws InterruptedException {
        Step last;
        do {
            last = live.state().step().orElseThrow();
            Thread.sleep(500);
        } while (!last.equals(live.state().step().orElseThrow()));
        return last;
    }

    @Test
    void stoppingKeepsTheBestModelForGood() throws Exception {
        await(() -> live.state().results().size() >= 2);
        live.wish(Wish.KEEP_BEST);
        TrainingResult kept = result();
        assertTrue(kept.finished());
        assertTrue(kept.epochs().size() < FOR_EVER);
        assertTrue(Files.exists(folder.resolve("tiny.zip")));
        var again = TrainingPlan.read(folder)
                .prepare(folder, new LiveTraining(FOR_EVER))
                .run();
        assertEquals(kept, again, "a training that was ended stays ended");
    }

    @Test
    void aWishBeforeTheFirstEpochKeepsTheFirst() throws Exception {
        live.wish(Wish.KEEP_BEST);
        assertEquals(1, result().epochs().size());
    }

    @Test
    void everyEpochShowsTheSamePictureWithBothOutlines() throws Exception {
        await(() -> live.state().results().size() >= 1);
        Preview first = live.state().preview().orElseThrow();
        await(() -> !live.state().preview().orElseThrow().equals(first));
        Preview later = live.state().preview().orElseThrow();
        live.wish(Wish.CANCEL);
        result();
        assertEquals("p14", first.caption(), "the first validation picture in the order of the ids");
        assertEquals(first.caption(), later.caption());
        assertEquals(64, first.image().dimension(0));
        assertEquals(48, first.truth().orElseThrow().dimension(1));
        assertEquals(48, first.found().orElseThrow().dimension(1));
    }

    private TrainingResult result() throws Exception {
        return training.get(120, TimeUnit.SECONDS);
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            assertFalse(training.isDone(), () -> "the training ended: " + training);
            Thread.sleep(20);
        }
    }
}
