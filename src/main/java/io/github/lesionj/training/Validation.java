package io.github.lesionj.training;

import io.github.lesionj.model.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the averaged network on the validation pictures, at the network's own size. */
final class Validation {

    private final Recipe recipe;
    private final long[] right;
    private final long[] seen;
    private double jaccard;
    private double dice;
    private double loss;
    private int count;

    private Validation(Recipe recipe) {
        this.recipe = recipe;
        right = new long[recipe.classes().size()];
        seen = new long[recipe.classes().size()];
    }

    /** @return a validation that has seen all the examples */
    static Validation of(Recipe recipe, Learner learner, BatchLoader loader, List<Example> examples) {
        Validation validation = new Validation(recipe);
        loader.forEach(examples, new long[0], recipe.batchSize(), batch -> {
            Learner.Answer answer = learner.answer(batch);
            validation.loss += answer.loss() * batch.size();
            int length = answer.logits().length / batch.size();
            for (int i = 0; i < batch.size(); i++) validation.add(batch.get(i).example(), answer.logits(), i * length, length);
        });
        return validation;
    }

    private void add(Example example, float[] logits, int offset, int length) {
        count++;
        if (recipe.task() == Task.SEGMENTATION) addMask(example.mask(), logits, offset);
        else addLabel(example.label(), logits, offset, length);
    }

    private void addMask(byte[] mask, float[] logits, int offset) {
        long both = 0, either = 0;
        for (int i = 0; i < mask.length; i++) {
            boolean found = logits[offset + i] > 0;
            if (found && mask[i] == 1) both++;
            if (found || mask[i] == 1) either++;
        }
        jaccard += either == 0 ? 1 : (double) both / either;
        dice += either == 0 ? 1 : 2.0 * both / (both + either);
    }

    private void addLabel(int label, float[] logits, int offset, int length) {
        int best = 0;
        for (int c = 1; c < length; c++) if (logits[offset + c] > logits[offset + best]) best = c;
        seen[label]++;
        if (best == label) right[label]++;
    }

    double loss() {
        return loss / count;
    }

    /** Mean Jaccard and Dice per picture at threshold 0.5, or balanced accuracy and accuracy. */
    Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (recipe.task() == Task.SEGMENTATION) {
            metrics.put("jaccard", jaccard / count);
            metrics.put("dice", dice / count);
            return metrics;
        }
        double recalls = 0, hits = 0;
        int classes = 0;
        for (int c = 0; c < seen.length; c++) {
            if (seen[c] == 0) continue;
            classes++;
            hits += right[c];
            recalls += (double) right[c] / seen[c];
        }
        metrics.put("balanced_accuracy", recalls / classes);
        metrics.put("accuracy", hits / count);
        return metrics;
    }
}
