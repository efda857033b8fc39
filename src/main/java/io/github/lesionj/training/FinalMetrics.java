// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.evaluation.Bootstrap;
import io.github.lesionj.evaluation.Interval;
import io.github.lesionj.model.Device;
import io.github.lesionj.model.Doubt;
import io.github.lesionj.model.Metric;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.ReviewPoint;
import io.github.lesionj.training.LabelledImage.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Measures a finished model as its users will use it: on the pictures in their own size, mirrored and post-processed as
 * the card says. What is left to choose is chosen on the validation pictures, before the test pictures are looked at.
 *
 * @param model of whose card nothing is chosen yet
 */
record FinalMetrics(
        TrainingTask task, FinishSpec finish, DataSet data, Path model, Device device, TrainingMonitor monitor) {

    /** What the model says of each test picture, beside the model: class probabilities, or the scores of its masks. */
    static final String TEST_TABLE = "test.csv";

    /** @return the card with what was chosen and the figures on the validation and, where there is one, the test split */
    ModelCard complete(ModelCard card) throws IOException {
        return task.measure(this, card);
    }

    /**
     * Tells how many pictures are measured.
     *
     * @throws CancellationException if the monitor wants to stop
     */
    void measured(int done, int total) {
        monitor.measured(done, total);
        if (monitor.cancelled()) throw new CancellationException();
    }

    Path testTable() {
        return model.resolveSibling(TEST_TABLE);
    }

    /**
     * Chooses the threshold above which an answer is marked for review.
     *
     * @param answers to the validation pictures
     * @param quality its name
     * @param chosen  what the validation split was used to choose
     * @return one point; none where too few answers are wrong to choose by
     */
    List<ReviewPoint> review(Doubt doubt, List<ReviewThreshold.Answer> answers, String quality, String chosen) {
        return ReviewThreshold.of(answers)
                .map(found -> new ReviewPoint(
                        doubt,
                        found.value(),
                        List.of(),
                        Stream.of(
                                        share(
                                                "share_marked",
                                                found.marked(),
                                                chosen,
                                                "share of the pictures that are marked for review"),
                                        share(
                                                "share_of_wrong_marked",
                                                found.wrongMarked(),
                                                chosen,
                                                "share of the wrong answers that are marked"),
                                        share(
                                                quality,
                                                found.qualityOfRest(),
                                                chosen,
                                                "of the answers that are not marked"))
                                .filter(metric -> !Double.isNaN(metric.value()))
                                .toList()))
                .stream()
                .toList();
    }

    private Metric share(String name, double value, String chosen, String how) {
        Interval none = new Interval(Double.NaN, Double.NaN);
        return metric(name, value, none, Split.VALIDATION, chosen + " and the threshold for review", how);
    }

    /** Draws lesions where several pictures may show one. */
    Bootstrap bootstrap(Split split) {
        return Bootstrap.byGroup(
                data.of(split).stream().map(LabelledImage::lesion).toList());
    }

    /**
     * @param interval its ends are NaN where there is none
     * @param chosen   what the validation split was used to choose
     */
    Metric metric(String name, double value, Interval interval, Split split, String chosen, String how) {
        String part = split == Split.VALIDATION ? " (used to choose " + chosen + ")" : " (not used to choose anything)";
        List<Double> ends = Double.isNaN(interval.low()) ? List.of() : List.of(interval.low(), interval.high());
        return new Metric(
                name,
                value,
                split.name().toLowerCase(Locale.ROOT) + part,
                data.of(split).size(),
                how,
                ends);
    }
}
