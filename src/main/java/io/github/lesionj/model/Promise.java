// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.model;

import ai.djl.ndarray.types.Shape;

/** What a model's card says of its network's answers, held against what the network answers. */
record Promise(ModelCard card) {

    private static final float ROUNDING = 1e-4f;

    /** @throws ModelException if the answer to that many rows has another shape than promised */
    void requireShape(Shape answer, long rows) {
        int outputs = card.classes().size();
        Shape promised = card.task() == Task.SEGMENTATION
                ? new Shape(rows, outputs, card.input().height(), card.input().width())
                : new Shape(rows, outputs);
        if (!answer.equals(promised))
            throw new ModelException("Model " + card.name() + " answers with numbers of the shape " + answer
                    + " where its card promises " + promised + "; correct the card or the model");
    }

    /** @throws ModelException if a number is not finite */
    float[] numbers(float[] answer) {
        for (float number : answer)
            if (!Float.isFinite(number))
                throw new ModelException(
                        "Model " + card.name() + " answers " + number
                                + " where a finite number is needed: its weights, or mean and deviation in its card, are wrong; get the model again");
        return answer;
    }

    /** @throws ModelException if a number is no probability */
    float[] probabilities(float[] answer) {
        for (float p : answer)
            if (!(p >= -ROUNDING && p <= 1 + ROUNDING)) {
                numbers(answer);
                throw new ModelException(
                        "Model " + card.name() + " answers " + p
                                + " where its card promises probabilities; if these are logits, write \"output\": \"logits\" into it");
            }
        return answer;
    }

    /** @return the probabilities that a network's own numbers stand for: by a sigmoid of a segmenter, a softmax of a classifier */
    float[] ofLogits(float[] logits) {
        numbers(logits);
        float[] probabilities = new float[logits.length];
        int classes = card.task() == Task.SEGMENTATION ? 1 : card.classes().size();
        for (int row = 0; row < logits.length; row += classes)
            if (classes == 1 && card.task() == Task.SEGMENTATION)
                probabilities[row] = (float) (1 / (1 + Math.exp(-logits[row])));
            else softmax(logits, probabilities, row, classes);
        return probabilities;
    }

    private static void softmax(float[] logits, float[] probabilities, int from, int classes) {
        double largest = Double.NEGATIVE_INFINITY, sum = 0;
        for (int i = from; i < from + classes; i++) largest = Math.max(largest, logits[i]);
        for (int i = from; i < from + classes; i++) sum += Math.exp(logits[i] - largest);
        for (int i = from; i < from + classes; i++) probabilities[i] = (float) (Math.exp(logits[i] - largest) / sum);
    }
}
