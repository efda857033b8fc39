// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.evaluation.Confusion;
import io.github.lesionj.evaluation.MetricName;
import io.github.lesionj.evaluation.SegmentationScore;
import io.github.lesionj.training.augmentation.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mean Jaccard and Dice per picture at threshold 0.5. */
final class MaskTally implements Tally {

    private final List<SegmentationScore> scores = new ArrayList<>();

    @Override
    public void add(Example example, float[] logits) {
        byte[] mask = example.mask();
        int both = 0, wanted = 0, found = 0;
        for (int i = 0; i < mask.length; i++) {
            boolean lesion = logits[i] > 0;
            wanted += mask[i];
            if (lesion) found++;
            if (lesion && mask[i] == 1) both++;
        }
        scores.add(SegmentationScore.of(
                new Confusion(both, mask.length - wanted - found + both, found - both, wanted - both)));
    }

    @Override
    public Map<String, Double> metrics() {
        SegmentationScore mean = SegmentationScore.mean(scores);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(MetricName.JACCARD.key(), mean.jaccard());
        metrics.put(MetricName.DICE.key(), mean.dice());
        return metrics;
    }
}
