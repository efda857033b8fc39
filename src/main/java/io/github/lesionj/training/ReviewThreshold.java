// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The threshold on a doubt above which an answer is marked for review: the greatest that finds four of five wrong answers on the
 * validation pictures, half way to the next surer answer. docs/uncertainty.md says what it is worth.
 *
 * @param value         answers that are less sure are marked
 * @param marked        share of the answers that are
 * @param wrongMarked   share of the wrong ones that are
 * @param qualityOfRest mean quality of those that are not; NaN where all are
 */
record ReviewThreshold(double value, double marked, double wrongMarked, double qualityOfRest) {

    /** Of fewer wrong answers four of five are an accident. */
    static final int LEAST_WRONG = 10;

    private static final double FOUND = 0.8;

    /**
     * An answer to a validation picture.
     *
     * @param doubt   how unsure it is; NaN where that is not known
     * @param wrong   whether it is wrong
     * @param quality 0..1, such as its Jaccard index
     */
    record Answer(double doubt, boolean wrong, double quality) {}

    /** @return empty if fewer than {@link #LEAST_WRONG} answers of a known doubt are wrong, or none is right */
    static Optional<ReviewThreshold> of(List<Answer> all) {
        List<Answer> answers =
                all.stream().filter(answer -> !Double.isNaN(answer.doubt)).toList();
        double[] wrong = answers.stream()
                .filter(Answer::wrong)
                .mapToDouble(Answer::doubt)
                .sorted()
                .toArray();
        if (wrong.length < LEAST_WRONG || wrong.length == answers.size()) return Optional.empty();
        double found = wrong[wrong.length - (int) Math.ceil(FOUND * wrong.length)];
        double surer = answers.stream()
                .mapToDouble(Answer::doubt)
                .filter(doubt -> doubt < found)
                .max()
                .orElse(0);
        return Optional.of(at((found + surer) / 2, answers));
    }

    private static ReviewThreshold at(double value, List<Answer> answers) {
        List<Answer> rest = new ArrayList<>();
        int wrong = 0, wrongMarked = 0;
        for (Answer answer : answers) {
            boolean marked = answer.doubt > value;
            if (!marked) rest.add(answer);
            if (answer.wrong) wrong++;
            if (answer.wrong && marked) wrongMarked++;
        }
        return new ReviewThreshold(
                value,
                1 - rest.size() / (double) answers.size(),
                wrongMarked / (double) wrong,
                rest.stream().mapToDouble(Answer::quality).average().orElse(Double.NaN));
    }
}
