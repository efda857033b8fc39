// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The network of these tests squares numbers; while the first question is under way it waits for the others to gather. */
@Timeout(20)
class GatheringTest {

    private static final int REFUSED = 13;

    private final ComputeThreads thread = new ComputeThreads();
    private final ExecutorService askers = Executors.newCachedThreadPool();
    private final CountDownLatch gathered = new CountDownLatch(1);
    private final List<List<Integer>> seen = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        askers.shutdown();
        thread.close();
    }

    private List<Integer> squares(List<Integer> rows) {
        seen.add(List.copyOf(rows));
        if (rows.contains(0)) await();
        if (rows.contains(REFUSED)) throw new ModelException("unlucky");
        return rows.stream().map(row -> row * row).toList();
    }

    private void await() {
        try {
            if (!gathered.await(10, TimeUnit.SECONDS)) throw new IllegalStateException("nobody else asks");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks 0 first, and the other questions while that one is under way. */
    private List<Future<List<Integer>>> ask(int most, List<List<Integer>> questions) throws InterruptedException {
        Gathering<Integer, Integer> gathering = new Gathering<>(thread, most, this::squares);
        Future<List<Integer>> first = askers.submit(() -> gathering.answers(List.of(0)));
        while (seen.isEmpty()) Thread.sleep(1);
        List<Future<List<Integer>>> answers = new ArrayList<>();
        for (List<Integer> question : questions) {
            answers.add(askers.submit(() -> gathering.answers(question)));
            while (gathering.waiting() < answers.size()) Thread.sleep(1);
        }
        gathered.countDown();
        answers.add(first);
        return answers;
    }

    @Test
    void whatWaitsIsShownTogetherAndEachGetsItsOwnAnswers() throws Exception {
        List<Future<List<Integer>>> answers = ask(5, List.of(List.of(1, 2), List.of(3, 4), List.of(5, 6)));
        assertEquals(List.of(1, 4), answers.get(0).get());
        assertEquals(List.of(9, 16), answers.get(1).get());
        assertEquals(List.of(25, 36), answers.get(2).get());
        assertEquals(List.of(0), answers.get(3).get());
        assertEquals(List.of(List.of(0), List.of(1, 2, 3, 4), List.of(5, 6)), seen);
    }

    @Test
    void theFailureOfOneIsNoneOfTheOthers() throws Exception {
        List<Future<List<Integer>>> answers = ask(64, List.of(List.of(1, 2), List.of(REFUSED), List.of(4)));
        assertEquals(List.of(1, 4), answers.get(0).get());
        assertEquals(List.of(16), answers.get(2).get());
        Throwable failure = assertThrows(Exception.class, () -> answers.get(1).get());
        assertEquals("unlucky", failure.getCause().getMessage());
    }

    @Test
    void answersAreTheSameWhateverTheGroup() throws Exception {
        gathered.countDown();
        for (int most : new int[] {1, 3, 100}) {
            Gathering<Integer, Integer> gathering = new Gathering<>(thread, most, this::squares);
            List<Future<List<Integer>>> answers = IntStream.range(0, 200)
                    .filter(i -> i != REFUSED)
                    .mapToObj(i -> askers.submit(() -> gathering.answers(List.of(i))))
                    .toList();
            int i = 0;
            for (Future<List<Integer>> answer : answers) {
                if (i == REFUSED) i++;
                assertEquals(List.of(i * i), answer.get());
                i++;
            }
        }
    }

    @Test
    void aQuestionLargerThanAGroupIsAskedAsAWhole() {
        gathered.countDown();
        assertEquals(List.of(1, 4, 9), new Gathering<>(thread, 2, this::squares).answers(List.of(1, 2, 3)));
        assertEquals(List.of(List.of(1, 2, 3)), seen);
    }
}
