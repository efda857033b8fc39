// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.batch.review;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** The decisions of a review with the files that they made, each of this session's to be taken back, the last one first. */
final class ReviewHistory {

    private record Step(ReviewedPicture picture, Optional<Decision> decision, Optional<byte[]> mask) {}

    /** Puts a picture's files in place. */
    interface Change {
        void make() throws IOException;
    }

    private final ReviewLog log;
    private final ReviewedData data;
    private final Deque<Step> steps = new ArrayDeque<>();

    ReviewHistory(ReviewLog log, ReviewedData data) {
        this.log = log;
        this.data = data;
    }

    Optional<Decision> of(ReviewedPicture picture) {
        return log.of(picture.name());
    }

    Map<String, Decision> all() {
        return log.all();
    }

    /** @throws IOException if a file cannot be written; then nothing is decided */
    void decide(ReviewedPicture picture, Decision decision, Change files) throws IOException {
        Step before = new Step(picture, of(picture), data.state(picture));
        try {
            files.make();
            log.set(picture.name(), Optional.of(decision));
        } catch (IOException e) {
            restore(before);
            throw e;
        }
        steps.push(before);
        data.label(log.all());
    }

    /** @return the picture whose decision was taken back; empty if there is none */
    Optional<ReviewedPicture> undo() throws IOException {
        if (steps.isEmpty()) return Optional.empty();
        Step last = steps.peek();
        restore(last);
        log.set(last.picture().name(), last.decision());
        data.label(log.all());
        steps.pop();
        return Optional.of(last.picture());
    }

    private void restore(Step step) throws IOException {
        boolean kept = step.decision()
                .filter(made -> made.verdict() != Verdict.REJECTED)
                .isPresent();
        data.restore(step.picture(), step.mask(), kept);
    }
}
