// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the averaged network is worth on the validation pictures, at the network's own size.
 *
 * @param loss    mean over the pictures
 * @param metrics as the task's {@link Tally} has them
 * @param first   the logits of the first picture
 */
record Validation(double loss, Map<String, Double> metrics, float[] first) {

    /** @return the mean of the metrics, by which the best epoch is chosen unless the recipe names another figure */
    double score() {
        return metrics.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    /** Shows the network all the pictures. */
    static Validation of(
            Tally tally, int batchSize, TrainableNetwork learner, BatchLoader loader, List<LabelledImage> images) {
        float[][] first = {null};
        double[] loss = {0};
        loader.forEach(images, new long[0], batchSize, batch -> {
            TrainableNetwork.Answer answer = learner.answer(batch);
            loss[0] += answer.loss() * batch.size();
            int length = answer.logits().length / batch.size();
            for (int i = 0; i < batch.size(); i++) {
                float[] own = Arrays.copyOfRange(answer.logits(), i * length, (i + 1) * length);
                tally.add(batch.get(i).example(), own);
                if (first[0] == null) first[0] = own;
            }
            return true;
        });
        return new Validation(loss[0] / images.size(), tally.metrics(), first[0]);
    }
}
