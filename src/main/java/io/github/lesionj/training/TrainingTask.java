// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.model.ModelCard;
import io.github.lesionj.training.augmentation.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/**
 * All in which learning to outline differs from learning to classify: what is shown, what the answer should be, how it is
 * scored and shown, and how the finished model is measured. A recipe's {@code task} is its name in files.
 */
sealed interface TrainingTask permits SegmentationTask, ClassificationTask {

    /** @return the task of a recipe's model */
    static TrainingTask of(ModelSpec model) {
        return switch (model.task()) {
            case SEGMENTATION -> new SegmentationTask(model.input());
            case CLASSIFICATION -> new ClassificationTask(model.input(), model.classes(), model.region());
        };
    }

    /** @throws IllegalArgumentException if the groups ask for what the task does not know; the message names the key */
    void check(TrainingSpec training, FinishSpec finish);

    /** @return whether pictures without a mask cannot be learnt from */
    boolean usesMasks();

    /** @return the part of a preprocessed picture that the network is shown, at any size */
    RandomAccessibleInterval<? extends NumericType<?>> shown(
            RandomAccessibleInterval<? extends NumericType<?>> picture, Img<BitType> mask);

    /** @return the mask at the network's input size, 1 for lesion; empty where a class is the answer */
    byte[] answer(Img<BitType> mask);

    /**
     * @param labels the class of each training picture
     * @throws TrainingException if a class has no picture
     */
    Targets targets(TrainingSpec training, int[] labels);

    /** @return an empty tally of what the network says of the validation pictures */
    Tally tally();

    /** @param logits the network's answer: (1,H,W) for a mask, (K) for classes */
    Preview preview(Example example, float[] logits);

    /** @return the card with what was chosen and the figures on the validation and, where there is one, the test split */
    ModelCard measure(FinalMetrics figures, ModelCard card) throws IOException;

    /**
     * Measures what a cross-validation's models say of the pictures that they were tested on, and writes it into a folder.
     *
     * @param images all pictures, in whatever split
     */
    FoldMetrics measureFolds(OutOfFoldPredictions predictions, List<LabelledImage> images, Path folder)
            throws IOException;
}
