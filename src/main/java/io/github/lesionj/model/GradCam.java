// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.github.lesionj.network.classification.ClassificationNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Grad-CAM: Selvaraju et al. 2017, "Grad-CAM: visual explanations from deep networks via gradient-based localization" (ICCV;
 * arXiv 1610.02391). The channels of the last feature map are added up, each weighted by the mean gradient of the class's
 * logit on it, which PyTorch's autograd gives; what is negative becomes 0. The sum is multiplied by the number of the map's
 * places, so that a place has the logit that the class would get if all places were like it, but for the head's bias.
 *
 * <p>PyTorch's calls are used directly: DJL's gradient collector would set the gradients of a training under way to 0.
 */
final class GradCam {

    private GradCam() {}

    /**
     * Explains the answers to the rows of an input; on the thread that the network runs on.
     *
     * @param x (N,C,H,W); stays open
     * @return the maps of each row
     */
    static List<FeatureMaps> of(ClassificationNetwork network, NDArray x) {
        try (NDArray map = network.features(x, false)) {
            Shape shape = map.getShape();
            int rows = (int) shape.get(0), height = (int) shape.get(2), width = (int) shape.get(3);
            List<float[]> byClass = new ArrayList<>();
            int classes;
            try (NDArray logits = network.logits(map, false)) {
                classes = (int) logits.getShape().get(1);
            }
            for (int c = 0; c < classes; c++) byClass.add(ofClass(network, map, c));
            List<FeatureMaps> maps = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                int from = row * width * height;
                maps.add(new FeatureMaps(
                        width,
                        height,
                        byClass.stream()
                                .map(all -> Arrays.copyOfRange(all, from, from + width * height))
                                .toArray(float[][]::new)));
            }
            return maps;
        }
    }

    private static float[] ofClass(ClassificationNetwork network, NDArray map, int index) {
        try (NDArray gradient = gradient(network, map, index);
                NDArray weights = gradient.sum(new int[] {2, 3}, true);
                NDArray weighted = map.mul(weights);
                NDArray sum = weighted.sum(new int[] {1})) {
            float[] values = sum.toFloatArray();
            for (int i = 0; i < values.length; i++) values[i] = Math.max(0, values[i]);
            return values;
        }
    }

    /**
     * Differentiates a class's logit; a row's logit depends on no other row.
     *
     * @param map (N,K,h,w); stays open and as it is
     * @return of the map's shape; a new array
     */
    static NDArray gradient(ClassificationNetwork network, NDArray map, int index) {
        boolean before = JniUtils.isGradMode();
        try (NDArray leaf = map.duplicate()) {
            JniUtils.setGradMode(true);
            leaf.setRequiresGradient(true);
            try (NDArray logits = network.logits(leaf, false);
                    NDArray ofClass = oneHot(logits, index)) {
                JniUtils.backward((PtNDArray) logits, (PtNDArray) ofClass, false, false);
            }
            JniUtils.setGradMode(false);
            try (NDArray gradient = leaf.getGradient()) {
                return gradient.duplicate();
            }
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    private static NDArray oneHot(NDArray logits, int index) {
        Shape shape = logits.getShape();
        float[] numbers = new float[(int) shape.size()];
        for (int i = index; i < numbers.length; i += (int) shape.get(1)) numbers[i] = 1;
        return logits.getManager().create(numbers, shape);
    }
}
