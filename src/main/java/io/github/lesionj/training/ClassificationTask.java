// SPDX-License-Identifier: BSD-2-Clause
package io.github.lesionj.training;

import io.github.lesionj.image.Pixels;
import io.github.lesionj.model.InputSpec;
import io.github.lesionj.model.ModelCard;
import io.github.lesionj.model.RegionSpec;
import io.github.lesionj.model.Task;
import io.github.lesionj.training.augmentation.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.NumericType;

/**
 * Learning to tell classes apart.
 *
 * @param input   of the network
 * @param classes in order
 * @param region  that is shown of each picture
 */
record ClassificationTask(InputSpec input, List<String> classes, RegionSpec region) implements TrainingTask {

    @Override
    public void check(TrainingSpec training, FinishSpec finish) {
        training.loss().check(Task.CLASSIFICATION);
        if (finish.chooseThreshold())
            throw new IllegalArgumentException(
                    "finish.chooseThreshold is for segmenters, not for the task classification");
    }

    @Override
    public boolean usesMasks() {
        return region.cropToLesion() || region.maskBackground();
    }

    @Override
    public RandomAccessibleInterval<? extends NumericType<?>> shown(
            RandomAccessibleInterval<? extends NumericType<?>> picture, Img<BitType> mask) {
        return region.apply(picture, mask);
    }

    @Override
    public byte[] answer(Img<BitType> mask) {
        return new byte[0];
    }

    @Override
    public Targets targets(TrainingSpec training, int[] labels) {
        return new ClassTargets(classes, training.classWeightPower(), training.labelSmoothing(), labels);
    }

    @Override
    public Tally tally() {
        return new ClassTally(classes);
    }

    @Override
    public Preview preview(Example example, float[] logits) {
        double[] probabilities = ClassTally.softmax(logits);
        int likeliest = 0;
        for (int c = 1; c < probabilities.length; c++) if (probabilities[c] > probabilities[likeliest]) likeliest = c;
        String caption = String.format(
                Locale.ROOT,
                "%s is %s, found %s (%.2f)",
                example.id(),
                classes.get(example.label()),
                classes.get(likeliest),
                probabilities[likeliest]);
        return new Preview(
                Pixels.image(example.argb(), input.width(), input.height()),
                Optional.empty(),
                Optional.empty(),
                caption);
    }

    @Override
    public ModelCard measure(FinalMetrics figures, ModelCard card) throws IOException {
        return new ClassificationMetrics(figures).complete(card);
    }

    @Override
    public FoldMetrics measureFolds(OutOfFoldPredictions predictions, List<LabelledImage> images, Path folder)
            throws IOException {
        return new ClassFolds(classes, images).measure(predictions, folder);
    }
}
