// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Shows a network together what several ask at the same time, as a graphics processor wants it: while one group is under way, the
 * next gathers. May be used from many threads.
 *
 * @param <Q> a row of a question
 * @param <A> the answer to a row
 */
final class Gathering<Q, A> {

    private final ComputeThreads thread;
    private final int most;
    private final Function<List<Q>, List<A>> network;
    private final Queue<Question<Q, A>> waiting = new ConcurrentLinkedQueue<>();

    private static final class Question<Q, A> {
        private final List<Q> rows;
        private List<A> answers = List.of();

        Question(List<Q> rows) {
            this.rows = rows;
        }
    }

    /**
     * @param thread  the one on which the network is asked
     * @param most    how many rows are worth showing together; a question of more is asked as a whole
     * @param network answers each row
     */
    Gathering(ComputeThreads thread, int most, Function<List<Q>, List<A>> network) {
        this.thread = thread;
        this.most = most;
        this.network = network;
    }

    /** @return for each row its answer; blocks until they are there, and throws what the network throws at these rows */
    List<A> answers(List<Q> rows) {
        Question<Q, A> own = new Question<>(rows);
        waiting.add(own);
        return thread.call(() -> {
            while (waiting.contains(own)) answer(group());
            return own.answers.isEmpty() ? network.apply(rows) : own.answers;
        });
    }

    /** @return how many questions no group has taken yet */
    int waiting() {
        return waiting.size();
    }

    private List<Question<Q, A>> group() {
        List<Question<Q, A>> group = new ArrayList<>();
        int rows = 0;
        while (!waiting.isEmpty()
                && (group.isEmpty() || rows + waiting.peek().rows.size() <= most)) {
            group.add(waiting.remove());
            rows += group.get(group.size() - 1).rows.size();
        }
        return group;
    }

    /** A group that fails leaves its questions without answers: each is asked alone, so that one is no other's failure. */
    private void answer(List<Question<Q, A>> group) {
        if (group.size() == 1) return;
        List<Q> rows =
                group.stream().flatMap(question -> question.rows.stream()).toList();
        List<A> answers;
        try {
            answers = network.apply(rows);
        } catch (RuntimeException | OutOfMemoryError e) {
            return;
        }
        int from = 0;
        for (Question<Q, A> question : group) {
            question.answers = answers.subList(from, from + question.rows.size());
            from += question.rows.size();
        }
    }
}
