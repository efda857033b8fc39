// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.github.lesionj.model.Task;
import java.util.Locale;

/**
 * Losses of the literature, taken on logits; sums run over each picture, then the mean over the batch is taken.
 */
public enum Loss {

    /** Binary cross-entropy, the mean over pixels; targets (N,1,H,W) of 0 and 1. */
    BCE(Task.SEGMENTATION) {
        @Override
        public NDArray of(NDArray logits, NDArray target) {
            return crossEntropy(logits, target);
        }
    },

    /** Binary cross-entropy (mean over pixels) plus Dice distance with smoothing 1; targets (N,1,H,W) of 0 and 1. */
    BCE_DICE(Task.SEGMENTATION) {
        @Override
        public NDArray of(NDArray logits, NDArray target) {
            return crossEntropy(logits, target).add(diceDistance(Activation.sigmoid(logits), target));
        }
    },

    /** Jaccard distance of Yuan and Lo 2017 with smoothing 1; targets (N,1,H,W) of 0 and 1. */
    JACCARD(Task.SEGMENTATION) {
        @Override
        public NDArray of(NDArray logits, NDArray target) {
            NDArray p = Activation.sigmoid(logits);
            NDArray overlap = sum(p.mul(target));
            NDArray union = sum(target.square()).add(sum(p.square())).sub(overlap);
            return overlap.add(1).div(union.add(1)).neg().add(1).mean();
        }
    },

    /**
     * Softmax cross-entropy; targets (N,classes) are the wanted probabilities, each row scaled by the picture's weight;
     * the result is the sum divided by the sum of all targets.
     */
    CROSS_ENTROPY(Task.CLASSIFICATION) {
        @Override
        public NDArray of(NDArray logits, NDArray target) {
            return logits.logSoftmax(1).mul(target).sum().neg().div(target.sum());
        }
    },

    /**
     * Focal loss of Lin et al. 2017 (arXiv 1708.02002) with gamma 2, after softmax: cross-entropy that counts each class
     * by the square of the probability it still lacks; targets as for {@link #CROSS_ENTROPY}.
     */
    FOCAL(Task.CLASSIFICATION) {
        @Override
        public NDArray of(NDArray logits, NDArray target) {
            NDArray logs = logits.logSoftmax(1);
            NDArray lacking = logs.exp().neg().add(1).square();
            return logs.mul(lacking).mul(target).sum().neg().div(target.sum());
        }
    };

    private final Task task;

    Loss(Task task) {
        this.task = task;
    }

    /** @return what networks it teaches */
    Task task() {
        return task;
    }

    /** @throws IllegalArgumentException if it teaches networks of another task */
    void check(Task wanted) {
        if (task != wanted)
            throw new IllegalArgumentException("training.loss " + name().toLowerCase(Locale.ROOT)
                    + " does not fit the task " + wanted.name().toLowerCase(Locale.ROOT));
    }

    /**
     * @param logits of the network
     * @param target of the same shape
     * @return a scalar
     */
    public abstract NDArray of(NDArray logits, NDArray target);

    private static NDArray crossEntropy(NDArray z, NDArray t) {
        return Activation.softPlus(z).sub(z.mul(t)).mean();
    }

    private static NDArray diceDistance(NDArray p, NDArray t) {
        NDArray overlap = sum(p.mul(t));
        return overlap.add(overlap)
                .add(1)
                .div(sum(p).add(sum(t)).add(1))
                .neg()
                .add(1)
                .mean();
    }

    private static NDArray sum(NDArray x) {
        return x.sum(new int[] {1, 2, 3});
    }
}
