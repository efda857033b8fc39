// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.evaluation.ClassificationScore;
import io.github.lesionj.evaluation.Confusion;
import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.model.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the averaged network is worth on the validation pictures, at the network's own size.
 *
 * @param loss    mean over the pictures
 * @param metrics mean Jaccard and Dice per picture at threshold 0.5, or balanced accuracy and accuracy
 * @param first   the logits of the first picture
 */
record Validation(double loss, Map<String, Double> metrics, float[] first) {

    /** @return by which the best epoch is chosen: the mean of the metrics */
    double score() {
        return metrics.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Shows the network all the pictures. */
    static Validation of(Recipe recipe, TrainableNetwork learner, BatchLoader loader, List<LabelledImage> images) {
        List<float[]> logits = new ArrayList<>(images.size());
        List<SegmentationScore> scores = new ArrayList<>();
        double[] loss = {0};
        loader.forEach(images, new long[0], recipe.training().batchSize(), batch -> {
            TrainableNetwork.Answer answer = learner.answer(batch);
            loss[0] += answer.loss() * batch.size();
            int length = answer.logits().length / batch.size();
            for (int i = 0; i < batch.size(); i++) {
                float[] own = Arrays.copyOfRange(answer.logits(), i * length, (i + 1) * length);
                if (recipe.model().task() == Task.SEGMENTATION)
                    scores.add(SegmentationScore.of(confusion(batch.get(i).example().mask(), own)));
                if (recipe.model().task() == Task.CLASSIFICATION || logits.isEmpty()) logits.add(own);
            }
            return true;
        });
        Map<String, Double> metrics = recipe.model().task() == Task.SEGMENTATION ? masks(scores) : classes(recipe, images, logits);
        return new Validation(loss[0] / images.size(), metrics, logits.get(0));
    }

    private static Map<String, Double> masks(List<SegmentationScore> scores) {
        SegmentationScore mean = SegmentationScore.mean(scores);
        return ordered("jaccard", mean.jaccard(), "dice", mean.dice());
    }

    private static Confusion confusion(byte[] mask, float[] logits) {
        int both = 0, wanted = 0, found = 0;
        for (int i = 0; i < mask.length; i++) {
            boolean lesion = logits[i] > 0;
            wanted += mask[i];
            if (lesion) found++;
            if (lesion && mask[i] == 1) both++;
        }
        return new Confusion(both, mask.length - wanted - found + both, found - both, wanted - both);
    }

    private static Map<String, Double> classes(Recipe recipe, List<LabelledImage> images, List<float[]> logits) {
        double[][] probabilities = logits.stream().map(Validation::softmax).toArray(double[][]::new);
        int[] truth = images.stream().mapToInt(image -> image.classIndex(recipe)).toArray();
        ClassificationScore score = ClassificationScore.of(recipe.model().classes(), probabilities, truth);
        return ordered("balanced_accuracy", score.balancedAccuracy(), "accuracy", score.accuracy());
    }

    static double[] softmax(float[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) max = Math.max(max, logit);
        double[] p = new double[logits.length];
        double sum = 0;
        for (int c = 0; c < p.length; c++) sum += p[c] = Math.exp(logits[c] - max);
        for (int c = 0; c < p.length; c++) p[c] /= sum;
        return p;
    }

    private static Map<String, Double> ordered(String first, double a, String second, double b) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(first, a);
        metrics.put(second, b);
        return metrics;
    }
}
